namespace Weft.Exploration.Scheduling;

/// <summary>
/// A thread that runs operations. It runs one operation to its end and then the next; while its operation waits for its turn in
/// the middle of a method, the thread waits with it.
/// </summary>
internal sealed class Worker
{
    // Whoever has the baton runs; to pass it on is to give the other its turn and wait for one's own.
    private readonly Turn _turn = Turn.Create();
    private readonly WorkerPool _pool;
    private ExecutionContext? _context;
    private Operation? _assigned;
    private bool _stopped;

    public Worker(WorkerPool pool, int number)
    {
        _pool = pool;
        // Without the context of whoever happens to need one more worker: operations bring their own.
        new Thread(Run) { IsBackground = true, Name = $"explorer worker {number}" }.UnsafeStart();
    }

    /// <summary>Gives an idle worker an operation to start with; it starts when the worker gets the turn.</summary>
    public void Assign(Operation operation) => _assigned = operation;

    public void GiveTurn() => _turn.Give();

    public void WaitTurn() => _turn.Wait();

    public void Stop()
    {
        _stopped = true;
        _turn.Give();
    }

    private void Run()
    {
        _pool.Processor.Bind();
        _context = ExecutionContext.Capture();
        while (true)
        {
            WaitTurn();
            if (_stopped)
                break;
            var operation = _assigned;
            _assigned = null;
            while (operation is not null)
            {
                operation.RunOn(this);
                operation = operation.Execution.AfterEnd(operation, this);
            }
        }
        _turn.Free();
    }

    /// <summary>
    /// Takes away what an operation has left on the thread, as the pool does after each piece of work: an operation that runs
    /// without a context of its own would leave its context and its async locals to the next.
    /// </summary>
    public void Restore()
    {
        if (SynchronizationContext.Current is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        if (ExecutionContext.Capture() is { } context && context != _context)
            ExecutionContext.Restore(_context!);
    }

    /// <summary>
    /// Goes back to the idle ones. To be called before the baton is passed on: the next holder may need a worker at once.
    /// </summary>
    public void Rest() => _pool.Return(this);
}
