namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="Progress{T}"/>: reports go to the context that was current when it was made, as those of the real
/// one do; without a context each becomes an operation, where the real one asks the pool.
/// </summary>
[Redirects(typeof(Progress<>))]
internal class ControlledProgress<T> : IProgress<T>
{
    private static readonly SynchronizationContext Pool = new();

    private readonly SynchronizationContext _context = SynchronizationContext.Current ?? Pool;
    private readonly Action<T>? _handler;

    public ControlledProgress()
    {
    }

    public ControlledProgress(Action<T> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handler = handler;
    }

    public event EventHandler<T>? ProgressChanged;

    void IProgress<T>.Report(T value) => OnReport(value);

    protected virtual void OnReport(T value)
    {
        if (_handler is not null || ProgressChanged is not null)
            SynchronizationContextHooks.Post(_context, state => Handle((T)state!), value, CallSites.Noted);
    }

    // The event is read when the report arrives, as the real one does.
    private void Handle(T value)
    {
        _handler?.Invoke(value);
        ProgressChanged?.Invoke(this, value);
    }
}
