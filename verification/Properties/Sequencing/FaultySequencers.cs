namespace Weft.Verification.Properties.Sequencing;

/// <summary>Does everything right, in one thread, but never takes back what it registered with a token, which keeps all of it.</summary>
internal class TokenKeepingSequencer : ISequencer
{
    private readonly Queue<Entry> _line = new();
    private readonly TaskCompletionSource _drained = new();
    private readonly List<TaskCompletionSource> _idleWaits = [];
    private readonly CancellationTokenSource _abort = new();
    private Entry? _current;
    private bool _disposed;

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken) =>
        QueueTaskAsync(
            async token =>
            {
                await operation(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public Task<TResult> QueueTaskAsync<TResult>(Func<CancellationToken, Task<TResult>> operation, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var caller = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = new Entry(SynchronizationContext.Current!);
        entry.Call = () => RunAsync(
            entry, operation, caller, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _abort.Token));
        entry.Cancel = () => entry.IsSkipped |= caller.TrySetCanceled(_abort.Token);
        cancellationToken.Register(() =>
        {
            if (entry.IsStarted)
                OnRunningCancelled(entry);
            else
                entry.IsSkipped |= caller.TrySetCanceled(cancellationToken);
        });

        _line.Enqueue(entry);
        if (_current is null && TakeNext() is { } next)
            TakeUp(next);
        return caller.Task;
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        if (_current is null)
            _drained.TrySetResult();
        return new ValueTask(_drained.Task);
    }

    public Task WhenIdleAsync()
    {
        if (_current is null)
            return Task.CompletedTask;
        _idleWaits.Add(new TaskCompletionSource());
        return _idleWaits[^1].Task;
    }

    public Task AbortAsync()
    {
        foreach (var entry in _line)
            entry.Cancel!();
        if (_current is { IsStarted: false } handedOver)
            AbortHandedOver(handedOver);
        _abort.Cancel();
        return DisposeAsync().AsTask();
    }

    protected virtual void OnRunningCancelled(Entry running)
    {
    }

    protected virtual void AbortHandedOver(Entry entry) => entry.Cancel!();

    protected void MoveOn(Entry from)
    {
        if (_current == from && TakeNext() is { } next)
            next.Context.Post(_ => TakeUp(next), null);
    }

    private Entry? TakeNext()
    {
        while (_line.TryDequeue(out _current))
        {
            if (!_current.IsSkipped)
                return _current;
        }

        if (_disposed)
            _drained.TrySetResult();
        _idleWaits.ForEach(wait => wait.TrySetResult());
        return null;
    }

    private void TakeUp(Entry entry)
    {
        if (entry.IsSkipped)
        {
            MoveOn(entry);
            return;
        }

        entry.IsStarted = true;
        _ = entry.Call!();
    }

    private async Task RunAsync<TResult>(
        Entry entry,
        Func<CancellationToken, Task<TResult>> operation,
        TaskCompletionSource<TResult> caller,
        CancellationTokenSource source)
    {
        try
        {
            caller.TrySetResult(await operation(source.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception)
        {
            caller.TrySetCanceled(exception.CancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            caller.TrySetException(exception);
        }

        MoveOn(entry);
    }

    protected sealed class Entry(SynchronizationContext context)
    {
        public SynchronizationContext Context => context;

        public Func<Task>? Call { get; set; }

        public Action? Cancel { get; set; }

        public bool IsStarted { get; set; }

        public bool IsSkipped { get; set; }
    }
}

/// <summary>Takes a cancelled operation for one that has ended, and starts its successor during its clean-up.</summary>
internal sealed class ImpatientSequencer : TokenKeepingSequencer
{
    protected override void OnRunningCancelled(Entry running) => MoveOn(running);
}

/// <summary>Looks for what is to be aborted in its line only, and forgets the operation that is on its way into its context.</summary>
internal sealed class ForgetfulSequencer : TokenKeepingSequencer
{
    protected override void AbortHandedOver(Entry entry)
    {
    }
}
