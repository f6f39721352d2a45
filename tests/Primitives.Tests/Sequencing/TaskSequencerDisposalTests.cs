using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerDisposalTests
{
    private readonly TaskSequencer _sequencer = new();
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void DisposeAsync_Idle_CompletesAtOnce()
    {
        Assert.True(new TaskSequencer().DisposeAsync().AsTask().IsCompletedSuccessfully);

        _ = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Assert.True(_sequencer.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task QueueTaskAsync_Disposed_ThrowsAndCallsNothing()
    {
        await _sequencer.DisposeAsync();
        bool called = false;

        Action queue = () => _sequencer.QueueTaskAsync(_ =>
        {
            called = true;
            return Task.CompletedTask;
        });
        Action queueWithResult = () => _sequencer.QueueTaskAsync(_ => Task.FromResult(1));

        var exception = Assert.Throws<ObjectDisposedException>(queue);
        Assert.Throws<ObjectDisposedException>(queueWithResult);
        Assert.StartsWith("The sequencer was disposed; the operation was not started.", exception.Message, StringComparison.Ordinal);
        Assert.False(called);
    }

    [Fact]
    public async Task QueueTaskAsync_DisposedWhileBusy_ThrowsAndLeavesTheChainAsItWas()
    {
        Task first = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task second = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Task disposal = _sequencer.DisposeAsync().AsTask();
        Action queue = () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask);

        Assert.Throws<ObjectDisposedException>(queue);
        _body.SetResult();

        await disposal;
        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public void DisposeAsync_Busy_CompletesWhenTheLastBodyHasEnded()
    {
        var context = new RecordingContext();
        var lastBody = new TaskCompletionSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task last = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => lastBody.Task));

        Task disposal = _sequencer.DisposeAsync().AsTask();
        Ambient.Without(_body.SetResult);
        Assert.False(disposal.IsCompleted);
        context.RunAll();
        Assert.False(disposal.IsCompleted);
        Ambient.Without(lastBody.SetResult);

        Assert.True(last.IsCompletedSuccessfully);
        Assert.True(disposal.IsCompletedSuccessfully);
    }

    [Fact]
    public void DisposeAsync_CallersTaskAlreadyCancelled_WaitsForTheBodyAllTheSame()
    {
        using var source = new CancellationTokenSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task queued = _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);
        source.Cancel();
        Assert.True(queued.IsCanceled);

        Task disposal = _sequencer.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        Ambient.Without(_body.SetResult);

        Assert.True(disposal.IsCompletedSuccessfully);
    }

    [Fact]
    public void DisposeAsync_BodyFails_CompletesWithoutItsException()
    {
        Task failed = _sequencer.QueueTaskAsync(_ => _body.Task);

        Task disposal = _sequencer.DisposeAsync().AsTask();
        Ambient.Without(() => _body.SetException(new FormatException("of the body")));

        Assert.True(failed.IsFaulted);
        Assert.IsType<FormatException>(failed.Exception.InnerException);
        Assert.True(disposal.IsCompletedSuccessfully);
    }

    [Fact]
    public void DisposeAsync_Twice_CompletesBothTogether()
    {
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);

        Task first = _sequencer.DisposeAsync().AsTask();
        Task second = _sequencer.DisposeAsync().AsTask();
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        Ambient.Without(_body.SetResult);

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
        Assert.True(_sequencer.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task DisposeAsync_CalledByAnOperationThatDoesNotAwaitIt_Drains()
    {
        Task? disposal = null;
        Task operation = _sequencer.QueueTaskAsync(async _ =>
        {
            disposal = _sequencer.DisposeAsync().AsTask();
            await _body.Task;
        });
        Assert.False(disposal!.IsCompleted);

        _body.SetResult();

        await operation;
        await disposal;
    }
}
