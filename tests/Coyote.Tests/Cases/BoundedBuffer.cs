namespace Weft.CoyoteApi.Tests.Cases;

/// <summary>
/// The buffer of the fourteenth challenge of extreme programming, which Coyote has as a sample: with one pulse where all should be
/// told, a producer may wake a producer, and everybody waits.
/// </summary>
internal sealed class BoundedBuffer(int capacity, bool pulsesAll)
{
    private readonly object _gate = new();
    private readonly Queue<int> _items = new();

    public void Put(int item)
    {
        lock (_gate)
        {
            while (_items.Count == capacity)
                System.Threading.Monitor.Wait(_gate);
            _items.Enqueue(item);
            Pulse();
        }
    }

    public int Take()
    {
        lock (_gate)
        {
            while (_items.Count == 0)
                System.Threading.Monitor.Wait(_gate);
            var item = _items.Dequeue();
            Pulse();
            return item;
        }
    }

    private void Pulse()
    {
        if (pulsesAll)
            System.Threading.Monitor.PulseAll(_gate);
        else
            System.Threading.Monitor.Pulse(_gate);
    }
}
