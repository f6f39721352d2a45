using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerContextTests
{
    private static readonly AsyncLocal<string?> s_ambient = new();

    private readonly TaskSequencer _sequencer = new();
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void QueueTaskAsync_InAContext_StartsThere()
    {
        var first = new RecordingContext();
        var second = new RecordingContext();
        var seen = new List<SynchronizationContext?>();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        _ = Ambient.In(first, () => _sequencer.QueueTaskAsync(Note));
        _ = Ambient.In(second, () => _sequencer.QueueTaskAsync(Note));

        Ambient.Without(_body.SetResult);
        Assert.Equal((1, 0), (first.Count, second.Count));
        first.RunAll();
        Assert.Equal((0, 1), (first.Count, second.Count));
        second.RunAll();

        Assert.Equal([first, second], seen);

        Task Note(CancellationToken token)
        {
            seen.Add(SynchronizationContext.Current);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void QueueTaskAsync_IdleInAContext_StartsInsideTheCallWithoutPosting()
    {
        var context = new RecordingContext();
        SynchronizationContext? seen = null;

        _ = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ =>
        {
            seen = SynchronizationContext.Current;
            return Task.CompletedTask;
        }));

        Assert.Same(context, seen);
        Assert.Equal(0, context.Count);
    }

    [Fact]
    public void QueueTaskAsync_OnATaskScheduler_StartsThere()
    {
        var scheduler = new RecordingScheduler();
        TaskScheduler? seen = null;
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Ambient.Without(() => scheduler.Run(() => _sequencer.QueueTaskAsync(_ =>
        {
            seen = TaskScheduler.Current;
            return Task.CompletedTask;
        })));

        Ambient.Without(_body.SetResult);
        Assert.Null(seen);
        scheduler.RunAll();

        Assert.Same(scheduler, seen);
    }

    [Fact]
    public async Task QueueTaskAsync_WithoutContext_StartsOnThePoolAndNotInsideTheEndOfTheBodyBefore()
    {
        using var endReturned = new ManualResetEventSlim();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task<(bool, SynchronizationContext?)> next = Ambient.Without(() => _sequencer.QueueTaskAsync(_ =>
        {
            // Inside SetResult, this would wait for a SetResult that waits for it.
            endReturned.Wait();
            return Task.FromResult((Thread.CurrentThread.IsThreadPoolThread, SynchronizationContext.Current));
        }));

        OtherThread.Run(_body.SetResult);
        endReturned.Set();

        Assert.Equal((true, null), await next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task QueueTaskAsync_BodyEndsOnThePool_StartsTheNextInsideTheEndOfAnAsyncMethodOnly(bool asyncMethod)
    {
        int setter = 0;
        _ = asyncMethod
            ? _sequencer.QueueTaskAsync(async _ => await _body.Task.ConfigureAwait(false))
            : _sequencer.QueueTaskAsync(_ => _body.Task);
        Task<bool> startedInside = Ambient.Without(
            () => _sequencer.QueueTaskAsync(_ => Task.FromResult(Volatile.Read(ref setter) == Environment.CurrentManagedThreadId)));

        await Task.Run(() =>
        {
            Volatile.Write(ref setter, Environment.CurrentManagedThreadId);
            _body.SetResult();
            Volatile.Write(ref setter, 0);
        });

        Assert.Equal(asyncMethod, await startedInside);
    }

    [Fact]
    public void QueueTaskAsync_OthersQueuedMeanwhile_RunsOnlyItsOwnOperationInsideTheCall()
    {
        var context = new RecordingContext();
        Task? second = null;

        Task first = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ =>
        {
            second = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
            return Task.CompletedTask;
        }));

        Assert.True(first.IsCompletedSuccessfully);
        Assert.False(second!.IsCompleted);
        context.RunAll();
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public void QueueTaskAsync_Queued_FlowsTheExecutionContextOfItsCaller()
    {
        var context = new RecordingContext();
        var seen = new List<string?>();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        foreach (string caller in new[] { "first caller", "second caller" })
        {
            s_ambient.Value = caller;
            _ = Ambient.In(context, () => _sequencer.QueueTaskAsync(Note));
        }

        s_ambient.Value = "of the one who ends the body";
        Ambient.Without(_body.SetResult);
        context.RunAll();

        Assert.Equal(["first caller", "second caller"], seen);
        Assert.Equal("of the one who ends the body", s_ambient.Value);

        Task Note(CancellationToken token)
        {
            seen.Add(s_ambient.Value);
            s_ambient.Value = "of an operation";
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void QueueTaskAsync_Idle_LetsNoAmbientValueOutOfTheOperation()
    {
        s_ambient.Value = "of the caller";
        string? seen = null;

        _ = _sequencer.QueueTaskAsync(_ =>
        {
            seen = s_ambient.Value;
            s_ambient.Value = "of the operation";
            return Task.CompletedTask;
        });

        Assert.Equal("of the caller", seen);
        Assert.Equal("of the caller", s_ambient.Value);
    }

    [Fact]
    public void QueueTaskAsync_QueuedWithTheFlowSuppressed_StartsInTheContextOfWhoeverMovesOn()
    {
        string? seen = null;
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task task;
        s_ambient.Value = "of the caller";
        using (ExecutionContext.SuppressFlow())
        {
            task = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ =>
            {
                seen = s_ambient.Value;
                return Task.CompletedTask;
            }));
        }

        s_ambient.Value = "of the one who ends the body";
        Ambient.Without(_body.SetResult);

        Assert.True(task.IsCompletedSuccessfully);
        Assert.Equal("of the one who ends the body", seen);
    }

    [Fact]
    public async Task QueueTaskAsync_OnThePool_StartsThoseBehindInOrderWithoutAContextThatAnOperationLeft()
    {
        var seen = new List<string>();
        int next = 0;
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task[] tasks = Ambient.Without(() => Enumerable.Range(0, 30).Select(number => _sequencer.QueueTaskAsync(async _ =>
        {
            if (next++ != number || SynchronizationContext.Current is not null || s_ambient.Value is not null)
                seen.Add($"{number} in a wrong place");
            if (number % 3 == 0)
                await Task.Yield();
        })).ToArray());
        Task leaving = Ambient.Without(() => _sequencer.QueueTaskAsync(_ =>
        {
            SynchronizationContext.SetSynchronizationContext(new RecordingContext());
            s_ambient.Value = "left behind";
            return Task.CompletedTask;
        }));
        Task<(SynchronizationContext?, string?)> behind = Ambient.Without(
            () => _sequencer.QueueTaskAsync(_ => Task.FromResult((SynchronizationContext.Current, s_ambient.Value))));

        _body.SetResult();
        await Task.WhenAll(tasks);
        await leaving;

        Assert.Equal((null, null), await behind);
        Assert.Empty(seen);
        Assert.Equal(30, next);
    }

    [Fact]
    public void QueueTaskAsync_IdleAndTheOperationLeavesAContext_PutsBackTheCallers()
    {
        var context = new RecordingContext();

        Ambient.In(context, () =>
        {
            _ = _sequencer.QueueTaskAsync(_ =>
            {
                SynchronizationContext.SetSynchronizationContext(null);
                return Task.CompletedTask;
            });
            Assert.Same(context, SynchronizationContext.Current);
        });
    }

    [Fact]
    public void QueueTaskAsync_FlowSuppressed_StillStarts()
    {
        Task task;
        using (ExecutionContext.SuppressFlow())
            task = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);

        Assert.True(task.IsCompletedSuccessfully);
    }
}
