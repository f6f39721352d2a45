using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. Up to degree workers run as operations; none starts before the one before it has found an item. A worker takes an item,
// calls the body, awaits it and takes the next. Whoever fails cancels the rest. The worker that ends last completes the loop's task.
//
// The awaits of this file come back to the explorer's scheduler because a worker starts on it without a context. They are announced by
// hand: this code is not rewritten.

/// <summary>One run of <c>Parallel.ForAsync</c> or <c>ForEachAsync</c> on operations.</summary>
internal sealed class AsyncLoop : IDisposable
{
    private readonly TaskCompletionSource _loop = new();
    private readonly CancellationTokenSource _rest;
    private readonly List<Exception> _failures = [];
    private readonly ParallelOptions _options;
    private readonly Execution _execution;
    private readonly int _site;
    private readonly Func<AsyncLoop, Task> _work;
    private CancellationTokenRegistration _registration;
    private Func<ValueTask>? _dispose;
    private int _left;
    private int _running;

    private AsyncLoop(ParallelOptions options, Operation caller, Func<AsyncLoop, Task> work, int site)
    {
        (_options, _execution, _work, _site) = (options, caller.Execution, work, site);
        _rest = new CancellationTokenSource(Timeout.InfiniteTimeSpan, caller.Execution.Clock);
        _left = options.MaxDegreeOfParallelism == -1 ? ParallelLoop.Degree : options.MaxDegreeOfParallelism;
    }

    public static Task Run<TItem>(
        IEnumerable<TItem> source, ParallelOptions options, Func<TItem, CancellationToken, ValueTask> body, Operation caller, int site)
    {
        if (options.CancellationToken.IsCancellationRequested)
            return Task.FromCanceled(options.CancellationToken);
        var items = new LoopSequence<TItem>(source, caller.Execution);
        var loop = new AsyncLoop(options, caller, loop => loop.Work(Take, body), site);
        return loop.Start(caller, () =>
        {
            items.Dispose();
            return default;
        });

        ValueTask<(bool, TItem)> Take() => new(items.Take(Operation.Current!, site) is var (item, _) ? (true, item) : default);
    }

    public static Task Run<TItem>(
        IAsyncEnumerable<TItem> source, ParallelOptions options, Func<TItem, CancellationToken, ValueTask> body, Operation caller, int site)
    {
        if (options.CancellationToken.IsCancellationRequested)
            return Task.FromCanceled(options.CancellationToken);
        IAsyncEnumerator<TItem> items = null!;
        var turn = new SemaphoreSlim(1); // never blocks a thread; its continuations come back to the explorer's scheduler
        var loop = new AsyncLoop(options, caller, loop => loop.Work(() => Take(loop), body), site);
        items = source.GetAsyncEnumerator(loop._rest.Token);
        return loop.Start(caller, items.DisposeAsync);

        async ValueTask<(bool, TItem)> Take(AsyncLoop loop)
        {
            SchedulingPoints.Touches(AccessKind.Update, turn);
            await turn.WaitAsync();
            try
            {
                RaceEdges.Meet(turn);
                return await loop.Await(items.MoveNextAsync()) ? (true, items.Current) : default;
            }
            finally
            {
                SchedulingPoints.Touches(AccessKind.Update, turn);
                turn.Release();
            }
        }
    }

    public void Dispose() => _rest.Dispose();

    private Task Start(Operation caller, Func<ValueTask> dispose)
    {
        _dispose = dispose;
        if (_options.CancellationToken.CanBeCanceled)
            _registration = CancellationCallbacks.Track(_options.CancellationToken, _ => CancelRest(), null, flowContext: false,
                _execution);
        StartOne(caller);
        return _loop.Task;
    }

    private void StartOne(Operation creator)
    {
        if (_left == 0)
            return;
        _left--;
        _running++;
        OperationStart.Post(creator, () => _ = _work(this), _work, _site, flowContext: true);
    }

    private async Task Work<TItem>(Func<ValueTask<(bool, TItem)>> take, Func<TItem, CancellationToken, ValueTask> body)
    {
        try
        {
            var isFirst = true;
            while (!IsCancelled && await take() is (true, var item))
            {
                if (isFirst)
                    StartOne(Operation.Current!);
                isFirst = false;
                await Await(body(item, _rest.Token));
            }
        }
        catch (Exception exception) when (exception is not AbandonedException)
        {
            _failures.Add(exception);
            CancelRest();
        }
        SchedulingPoints.Touches(AccessKind.Update, this);
        if (--_running == 0)
            await End();
    }

    private bool IsCancelled
    {
        get
        {
            SchedulingPoints.Touches(AccessKind.Read, _rest);
            return _rest.IsCancellationRequested;
        }
    }

    // T2 may see what failed, or the source that was cancelled, while its own token is not cancelled yet.
    private void CancelRest()
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, _rest, _site);
        _rest.Cancel();
    }

    private async Task End()
    {
        try
        {
            _registration.Unregister();
            await Await(_dispose!());
            Dispose();
        }
        catch (Exception exception) when (exception is not AbandonedException)
        {
            _failures.Add(exception);
        }
        SchedulingPoints.BeforeUse(AccessKind.Complete, _loop.Task, _site);
        var isCancelled = _options.CancellationToken.IsCancellationRequested
            && _failures.TrueForAll(failure => failure is OperationCanceledException);
        if (isCancelled)
            _loop.SetCanceled(_options.CancellationToken);
        else if (_failures.Count > 0)
            _loop.SetException(_failures);
        else
            _loop.SetResult();
    }

    private ValueTask Await(ValueTask task)
    {
        ValueTaskWaits.Before(AccessKind.Await, ref task, _site);
        return task;
    }

    private ValueTask<TResult> Await<TResult>(ValueTask<TResult> task)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Await, ref task, _site);
        return task;
    }
}
