namespace Weft.Exploration.Scheduling;

/// <summary>
/// The processors that an exploration has taken for its loops. The first one is always granted; more only while the explorations of
/// this process have fewer loops than there are processors, since loops that share one only hinder each other.
/// </summary>
internal sealed class ProcessorShare : IDisposable
{
    private static int s_taken;

    private int _own = 1;

    public ProcessorShare() => Interlocked.Increment(ref s_taken);

    public bool TryTakeMore()
    {
        if (Interlocked.Increment(ref s_taken) <= Environment.ProcessorCount)
        {
            _own++;
            return true;
        }
        Interlocked.Decrement(ref s_taken);
        return false;
    }

    public void Dispose() => Interlocked.Add(ref s_taken, -_own);
}
