namespace Weft.Exploration.Scheduling;

/// <summary>The workers of one loop. Used by the holder of the baton only, so it needs no lock.</summary>
internal sealed class WorkerPool
{
    private readonly Stack<Worker> _idle = [];
    private int _created;

    /// <summary>Where all of them run.</summary>
    public Processor Processor { get; } = Processor.Next();

    public Worker Take() => _idle.TryPop(out var worker) ? worker : new Worker(this, ++_created);

    public void Return(Worker worker) => _idle.Push(worker);

    /// <summary>Ends the idle threads. One that is lost in code that never returns stays behind; it is a background thread.</summary>
    public void Stop()
    {
        while (_idle.TryPop(out var worker))
            worker.Stop();
    }
}
