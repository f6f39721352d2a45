using System.Diagnostics.CodeAnalysis;
using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Sequencing;

/// <summary>
/// A sequencer that can be waited for and aborted, under one lock and without a fault. Mutants change one step of it.
/// </summary>
internal class EndableSequencer : IEndableSequencerUnderTest
{
    private readonly Queue<(Func<CancellationToken, Task> Run, Action Cancel)> _queued = [];
    private readonly CancellationTokenSource _abort = new();
    private List<TaskCompletionSource> _waiters = [];
    private bool _running;
    private bool _closed;

    protected object Gate { get; } = new();

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        QueueTaskAsync(async token =>
        {
            await operation(token);
            return true;
        }, cancellationToken);

    public Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        var caller = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task Run(CancellationToken token)
        {
            try
            {
                caller.SetResult(await operation(token));
            }
            catch (OperationCanceledException)
            {
                caller.SetCanceled(token);
            }
        }

        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _queued.Enqueue((Run, () => caller.SetCanceled(_abort.Token)));
            if (_running) return caller.Task;
            _running = true;
        }

        _ = RunAllAsync();
        return caller.Task;
    }

    public Task WhenIdleAsync()
    {
        lock (Gate) return _running ? AddWaiter_NeedsLock() : Task.CompletedTask;
    }

    public async Task AbortAsync()
    {
        (Func<CancellationToken, Task> Run, Action Cancel)[] cancelled;
        Task end;
        lock (Gate)
        {
            _closed = true;
            cancelled = [.. _queued];
            _queued.Clear();
            end = _running ? AddWaiter_NeedsLock() : Task.CompletedTask;
        }

        foreach (var (_, cancel) in cancelled) cancel();
        _abort.Cancel();
        await WaitForTheEnd(end);
    }

    public async ValueTask DisposeAsync()
    {
        lock (Gate) _closed = true;
        await WhenIdleAsync();
    }

    /// <summary>What an abort waits for.</summary>
    protected virtual Task WaitForTheEnd(Task end) => end;

    /// <summary>Takes those who are to be told that nothing runs any more.</summary>
    protected virtual List<TaskCompletionSource> TakeWaiters_NeedsLock()
    {
        var waiters = _waiters;
        _waiters = [];
        return waiters;
    }

    /// <summary>Tells them. Whoever called it owns the sequencer no more.</summary>
    protected virtual void Tell(List<TaskCompletionSource> waiters) => waiters.ForEach(waiter => waiter.TrySetResult());

    private Task AddWaiter_NeedsLock()
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add(waiter);
        return waiter.Task;
    }

    private async Task RunAllAsync()
    {
        while (TryTakeNext(out var run)) await run(_abort.Token);
    }

    private bool TryTakeNext([NotNullWhen(true)] out Func<CancellationToken, Task>? run)
    {
        List<TaskCompletionSource> waiters;
        lock (Gate)
        {
            if (_queued.TryDequeue(out var next))
            {
                run = next.Run;
                return true;
            }

            _running = false;
            waiters = TakeWaiters_NeedsLock();
        }

        Tell(waiters);
        run = null;
        return false;
    }
}
