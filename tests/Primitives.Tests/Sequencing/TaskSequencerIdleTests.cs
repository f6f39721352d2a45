using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerIdleTests
{
    private readonly TaskSequencer _sequencer = new();
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void WhenIdleAsync_Idle_IsCompleted()
    {
        Assert.True(_sequencer.WhenIdleAsync().IsCompletedSuccessfully);
        _ = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Assert.True(_sequencer.WhenIdleAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public void WhenIdleAsync_Busy_CompletesWhenAllHaveEnded()
    {
        var context = new RecordingContext();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task first = _sequencer.WhenIdleAsync();
        _ = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Task second = _sequencer.WhenIdleAsync();

        Ambient.Without(_body.SetResult);
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        context.RunAll();

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
        Assert.True(_sequencer.QueueTaskAsync(_ => Task.CompletedTask).IsCompletedSuccessfully);
    }

    [Fact]
    public void WhenIdleAsync_NobodyQueuedBehind_CompletesWithTheRunningOperation()
    {
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task[] waits = [_sequencer.WhenIdleAsync(), _sequencer.WhenIdleAsync(), _sequencer.WhenIdleAsync()];

        Ambient.Without(_body.SetResult);

        Assert.All(waits, wait => Assert.True(wait.IsCompletedSuccessfully));
    }

    [Fact]
    public void WhenIdleAsync_Disposed_CompletesWithTheDisposal()
    {
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task before = _sequencer.WhenIdleAsync();
        Task disposal = _sequencer.DisposeAsync().AsTask();
        Task after = _sequencer.WhenIdleAsync();
        Assert.False(after.IsCompleted);

        Ambient.Without(_body.SetResult);

        Assert.True(before.IsCompletedSuccessfully);
        Assert.True(after.IsCompletedSuccessfully);
        Assert.True(disposal.IsCompletedSuccessfully);
        Assert.True(_sequencer.WhenIdleAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WhenIdleAsync_Completed_RunsNoContinuationInsideTheSequencer()
    {
        using var ended = new ManualResetEventSlim();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);

        Task continuation = _sequencer.WhenIdleAsync().ContinueWith(
            _ => ended.Wait(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        OtherThread.Run(_body.SetResult);
        ended.Set();

        await continuation;
    }

    [Fact]
    public void WhenIdleAsync_CancelledOperationsOnly_CompletesWithTheRunningOperation()
    {
        using var source = new CancellationTokenSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        _ = _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);
        source.Cancel();
        Task wait = _sequencer.WhenIdleAsync();
        Assert.False(wait.IsCompleted);

        Ambient.Without(_body.SetResult);

        Assert.True(wait.IsCompletedSuccessfully);
    }
}
