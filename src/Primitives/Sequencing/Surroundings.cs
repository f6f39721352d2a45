namespace Weft;

/// <summary>The ambient state of a thread, put back after a call to code of others.</summary>
internal readonly ref struct Surroundings
{
    private readonly ExecutionContext? _executionContext;
    private readonly SynchronizationContext? _context;

    private Surroundings(ExecutionContext? executionContext, SynchronizationContext? context)
    {
        _executionContext = executionContext;
        _context = context;
    }

    /// <summary>What is there now; no execution context if its flow is suppressed.</summary>
    public static Surroundings Capture() => new(ExecutionContext.Capture(), SynchronizationContext.Current);

    /// <summary>Whether <paramref name="captured"/> is the execution context that is here.</summary>
    public bool IsIn(ExecutionContext? captured) => captured is null || captured == _executionContext;

    /// <summary>Puts back what was there. An async method leaves nothing behind; a plain one may.</summary>
    public void Restore()
    {
        if (_executionContext is not null && ExecutionContext.Capture() != _executionContext)
            ExecutionContext.Restore(_executionContext);
        if (SynchronizationContext.Current != _context)
            SynchronizationContext.SetSynchronizationContext(_context);
    }
}
