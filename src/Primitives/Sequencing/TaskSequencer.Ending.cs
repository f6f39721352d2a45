namespace Weft;

// Cancelling what runs, and the three ways to wait for the end of all.
public partial class TaskSequencer
{
    // Signalled by AbortAsync. Its token is what an operation is handed that brought none of its own.
    private readonly CancellationTokenSource _abort = new();

    // Set before AbortAsync looks for what is queued.
    private bool _isAborted;

    // The token of the running operation that brought one of its own: it hears of that, and of AbortAsync, which reads it.
    private CancellationTokenSource? _ownSource;
    private CancellationToken _callersToken;
    private CancellationTokenRegistration _registration;

    /// <summary>Refuses new operations from now on, and waits for the end of those that are queued. It cancels none.</summary>
    /// <returns>A task that completes when the last body has ended; every call gives the same answer.</returns>
    public ValueTask DisposeAsync()
    {
        ThrowIfSelfAwait();
        return new(Close());
    }

    /// <summary>Refuses new operations, cancels those that are queued, signals the one that runs, and waits for its real end.</summary>
    /// <returns>
    /// A task that completes when the last body has ended. It fails if a callback of the token threw, and then says with what; it
    /// waits for the end all the same.
    /// </returns>
    public Task AbortAsync()
    {
        ThrowIfSelfAwait();
        Task drained = Close();
        try
        {
            CancelAll();
        }
        catch (AggregateException exception)
        {
            return FailAfter(drained, exception);
        }

        return drained;
    }

    private static async Task FailAfter(Task drained, AggregateException exception)
    {
        await drained.ConfigureAwait(false);
        throw new AggregateException(exception.InnerExceptions);
    }

    /// <summary>Waits until no operation runs or is queued; new ones are accepted meanwhile, and waited for too.</summary>
    /// <returns>A task that completes the next time that the sequencer is idle; at once if it is.</returns>
    public Task WhenIdleAsync()
    {
        ThrowIfSelfAwait();
        object? seen = Volatile.Read(ref _state);
        if (seen is null)
            return Task.CompletedTask;

        var waiter = new IdleWaiter();
        if (TryArrive(waiter, ref seen, counted: 0, entersIdle: false))
            return waiter.Task;
        return seen is Closing closing ? closing.Task : Task.CompletedTask;
    }

    private Task Close()
    {
        object? seen = Volatile.Read(ref _state);
        var last = new Closing();
        if (!TryArrive(last, ref seen, counted: 0, entersIdle: true))
            return ((Closing)seen!).Task;

        if (seen is null)
        {
            // We own an idle sequencer, and nobody gets above us.
            _taken = last;
            GoIdleUnlessNew();
        }

        RefuseCandidates();
        return last.Task;
    }

    private void CancelAll()
    {
        // The owner looks at the mark after it has claimed a turn; we look for claims after we have set it. One of us sees the other:
        // either the owner passes over what it has claimed, or it has started it before, and it hears of the source below.
        Interlocked.Exchange(ref _isAborted, true);

        // While a body runs, nobody moves these links, and all that are queued are told here. While the owner moves them, this
        // walk may miss some; the owner has not yet looked at the mark then, and passes over them.
        for (IArrival? arrival = Volatile.Read(ref _state) as IArrival; arrival is not null; arrival = arrival.Next)
            (arrival as IQueued)?.TryCancel(_abort.Token);
        for (IArrival? arrival = Volatile.Read(ref _head); arrival is not null; arrival = arrival.Next)
            ((IQueued)arrival).TryCancel(_abort.Token);

        try
        {
            Volatile.Read(ref _ownSource)?.Cancel();
        }
        finally
        {
            _abort.Cancel();
        }
    }

    // A token for an operation that brought one: it is cancelled by that one and by AbortAsync.
    private CancellationToken Link(CancellationToken callersToken)
    {
        var source = new CancellationTokenSource();
        _callersToken = callersToken;

        // A full fence before the mark is read: AbortAsync sets the mark, then reads the source.
        Interlocked.Exchange(ref _ownSource, source);
        _registration = callersToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        if (Volatile.Read(ref _isAborted))
            source.Cancel();
        return source.Token;
    }

    private void Unlink()
    {
        if (_ownSource is null)
            return;

        // Never Dispose: it waits for a callback that is running, and that may be the code that ends us.
        _registration.Unregister();
        _registration = default;
        _callersToken = default;
        Volatile.Write(ref _ownSource, null);
    }

    // What a caller is told whose operation was cancelled before it began.
    private CancellationToken CauseOf(CancellationToken callersToken) =>
        callersToken.IsCancellationRequested ? callersToken : _abort.Token;

    // The token of a cancelled task is not public; the exception that stands for the task carries it.
    private CancellationToken CauseOf(Task cancelled) => CauseOfRunning(new TaskCanceledException(cancelled).CancellationToken);

    // The token that an operation was handed says nothing to its caller; the one that signalled it does.
    private CancellationToken CauseOfRunning(CancellationToken token) =>
        _ownSource is { } own && token == own.Token ? CauseOf(_callersToken) : token;
}
