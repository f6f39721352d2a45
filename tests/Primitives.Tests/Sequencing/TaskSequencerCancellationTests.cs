using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerCancellationTests
{
    private readonly TaskSequencer _sequencer = new();
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void QueueTaskAsync_WithToken_HandsTheOperationATokenThatFollowsIt()
    {
        using var source = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var seen = new List<CancellationToken>();

        _ = Sequencer().QueueTaskAsync(token => Note(token, 0), source.Token);
        _ = Sequencer().QueueTaskAsync(token => Note(token, "result"), source.Token);
        _ = Sequencer().QueueTaskAsync(token => Note(token, 0), other.Token);
        _ = Sequencer().QueueTaskAsync(token => Note(token, 0));
        source.Cancel();

        Assert.Equal([true, true, false, false], seen.Select(token => token.IsCancellationRequested));

        // An operation that has ended hears of nothing any more, so each of these still runs.
        TaskSequencer Sequencer() => new();

        Task<T> Note<T>(CancellationToken token, T result)
        {
            seen.Add(token);
            return new TaskCompletionSource<T>(result).Task;
        }
    }

    [Fact]
    public async Task Cancel_WhileQueued_CancelsTheCallersTaskAtOnceWithItsToken()
    {
        using var source = new CancellationTokenSource();
        Task first = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task second = _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);
        Task<int> third = _sequencer.QueueTaskAsync(_ => Task.FromResult(3), source.Token);

        source.Cancel();

        Assert.False(first.IsCompleted);
        foreach (Task cancelled in new[] { second, third })
        {
            Assert.True(cancelled.IsCanceled);
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
            Assert.Equal(source.Token, exception.CancellationToken);
        }
    }

    [Fact]
    public void Cancel_WhileQueued_StartsNothingEarlyAndNeverCallsTheFactory()
    {
        var context = new RecordingContext();
        using var source = new CancellationTokenSource();
        var started = new List<string>();
        Task first = Queue("first", context, _body.Task);
        Task second = Queue("second", context, Task.CompletedTask, source.Token);
        Task third = Queue("third", context, Task.CompletedTask);

        source.Cancel();
        context.RunAll();
        Assert.Equal(["first"], started);
        Assert.False(third.IsCompleted);

        Ambient.Without(_body.SetResult);
        Assert.Equal(1, context.Count);
        context.RunAll();
        Assert.Equal(["first", "third"], started);
        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCanceled);
        Assert.True(third.IsCompletedSuccessfully);

        Task Queue(string name, RecordingContext context, Task body, CancellationToken token = default)
        {
            Func<CancellationToken, Task> operation = _ =>
            {
                started.Add(name);
                return body;
            };
            return Ambient.In(context, () => _sequencer.QueueTaskAsync(operation, token));
        }
    }

    [Fact]
    public void Cancel_HandedOverButNotStarted_NeverCallsTheFactoryAndGoesOn()
    {
        var context = new RecordingContext();
        using var source = new CancellationTokenSource();
        bool called = false;
        Func<CancellationToken, Task> operation = _ =>
        {
            called = true;
            return Task.CompletedTask;
        };
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task cancelled = Ambient.In(context, () => _sequencer.QueueTaskAsync(operation, source.Token));
        Task next = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Ambient.Without(_body.SetResult);
        Assert.Equal(1, context.Count);

        source.Cancel();
        Assert.True(cancelled.IsCanceled);
        Assert.False(next.IsCompleted);
        context.RunAll();

        Assert.False(called);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_WhileRunning_WaitsForTheRealEndOfTheBody()
    {
        var context = new InlineContext();
        using var source = new CancellationTokenSource();
        bool started = false;
        Task running = _sequencer.QueueTaskAsync(_ => _body.Task, source.Token);
        Task next = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ =>
        {
            started = true;
            return Task.CompletedTask;
        }));

        source.Cancel();
        Assert.False(running.IsCompleted);
        Assert.False(started);

        Ambient.Without(() => _body.SetCanceled(source.Token));
        Assert.True(running.IsCanceled);
        Assert.True(started);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Cancel_WhileRunningAndIgnored_LeavesTheResult()
    {
        using var source = new CancellationTokenSource();
        Task<string> running = _sequencer.QueueTaskAsync(
            async _ =>
            {
                await _body.Task;
                return "finished all the same";
            },
            source.Token);

        source.Cancel();
        _body.SetResult();

        Assert.Equal("finished all the same", await running);
    }

    [Fact]
    public void QueueTaskAsync_TokenAlreadyCancelled_CallsNothingAndKeepsTheChain()
    {
        int calls = 0;
        Func<CancellationToken, Task> operation = _ =>
        {
            calls++;
            return Task.CompletedTask;
        };
        var cancelled = new CancellationToken(canceled: true);

        Task idle = _sequencer.QueueTaskAsync(operation, cancelled);
        Assert.True(idle.IsCanceled);
        Task running = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task queued = _sequencer.QueueTaskAsync(operation, cancelled);
        Task next = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(operation));

        Assert.True(queued.IsCanceled);
        Assert.False(next.IsCompleted);
        Ambient.Without(_body.SetResult);
        Assert.True(running.IsCompletedSuccessfully);
        Assert.True(next.IsCompletedSuccessfully);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Cancel_EveryQueuedOperation_LeavesAnIdleSequencer()
    {
        using var source = new CancellationTokenSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task[] queued = [.. Enumerable.Range(0, 10).Select(_ => _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token))];

        source.Cancel();
        Ambient.Without(_body.SetResult);

        Assert.All(queued, task => Assert.True(task.IsCanceled));
        Task again = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Assert.True(again.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_FromInsideTheOperation_CancelsThoseBehindIt()
    {
        using var source = new CancellationTokenSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task canceller = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ =>
        {
            source.Cancel();
            return Task.CompletedTask;
        }));
        Task behind = _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);

        Ambient.Without(_body.SetResult);

        Assert.True(canceller.IsCompletedSuccessfully);
        Assert.True(behind.IsCanceled);
    }
}
