using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerCapacityTests
{
    private readonly TaskSequencer _sequencer = new(new TaskSequencerOptions { Capacity = 2 });
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void Constructor_WrongOptions_Throws()
    {
        Assert.Throws<ArgumentNullException>("options", () => new TaskSequencer(null!));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => new TaskSequencer(new TaskSequencerOptions { Capacity = 0 }));
    }

    [Fact]
    public void Constructor_OptionsThatAskForNothing_IsAPlainSequencer()
    {
        var sequencer = new TaskSequencer(new TaskSequencerOptions());

        Assert.True(sequencer.QueueTaskAsync(_ => Task.CompletedTask).IsCompletedSuccessfully);
        Assert.True(sequencer.TryQueue(_ => Task.CompletedTask, out _));
        Assert.True(sequencer.QueueWhenRoomAsync(_ => Task.CompletedTask).IsCompletedSuccessfully);
    }

    [Fact]
    public void TryQueue_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>("operation", () => _sequencer.TryQueue(null!, out Task? _));
        Assert.Throws<ArgumentNullException>("operation", () => _sequencer.TryQueue<int>(null!, out Task<int>? _));
        Assert.Throws<ArgumentNullException>("operation", () => _sequencer.TryQueue(null!, "state", out Task? _));
        Assert.Throws<ArgumentNullException>("operation", () => _sequencer.TryQueue<string, int>(null!, "state", out Task<int>? _));
    }

    [Fact]
    public async Task TryQueue_Full_IsFalseUntilAnOperationIsOver()
    {
        var context = new RecordingContext();
        Assert.True(_sequencer.TryQueue(_ => _body.Task, out Task? first));
        Assert.True(Ambient.In(context, () => _sequencer.TryQueue(_ => Task.FromResult("second"), out _)));

        Assert.False(_sequencer.TryQueue(_ => Task.CompletedTask, out Task? refused));
        Assert.Null(refused);
        Assert.False(_sequencer.TryQueue(_ => Task.FromResult(3), out Task<int>? refusedWithResult));
        Assert.Null(refusedWithResult);
        Ambient.Without(_body.SetResult);

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(Ambient.In(context, () => _sequencer.TryQueue((state, _) => Task.CompletedTask, "state", out _)));
        Assert.False(_sequencer.TryQueue((state, _) => Task.FromResult(state), "state", out Task<string>? _));
        context.RunAll();
        Assert.True(_sequencer.TryQueue((state, _) => Task.FromResult(state), "handed over", out Task<string>? last));
        Assert.Equal("handed over", await last);
    }

    [Fact]
    public void TryQueue_TokenAlreadyCancelled_TakesNoPlace()
    {
        var cancelled = new CancellationToken(canceled: true);
        for (int i = 0; i < 5; i++)
        {
            Assert.True(_sequencer.TryQueue(_ => _body.Task, out Task? task, cancelled));
            Assert.True(task.IsCanceled);
            Assert.True(_sequencer.QueueTaskAsync(_ => _body.Task, cancelled).IsCanceled);
        }

        Assert.True(_sequencer.TryQueue(_ => _body.Task, out _));
        Assert.True(_sequencer.TryQueue(_ => _body.Task, out _));
        Assert.False(_sequencer.TryQueue(_ => _body.Task, out _));
    }

    [Fact]
    public async Task TryQueue_Disposed_Throws()
    {
        await _sequencer.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => _sequencer.TryQueue(_ => Task.CompletedTask, out _));
        Assert.Throws<ObjectDisposedException>(
            () => _sequencer.TryQueue(_ => Task.CompletedTask, out _, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void QueueTaskAsync_Full_WaitsOutsideAndRunsInTheOrderOfTheCalls()
    {
        var started = new List<int>();
        Task[] tasks = Ambient.In(new InlineContext(), () => Enumerable.Range(0, 6).Select(number => _sequencer.QueueTaskAsync(_ =>
        {
            started.Add(number);
            return number == 0 ? _body.Task : Task.CompletedTask;
        })).ToArray());

        Assert.Equal(new SequencerProgress(1, 1, 0), _sequencer.Progress);
        Ambient.Without(_body.SetResult);

        Assert.Equal([0, 1, 2, 3, 4, 5], started);
        Assert.All(tasks, task => Assert.True(task.IsCompletedSuccessfully));
        Assert.Equal(new SequencerProgress(0, 0, 6), _sequencer.Progress);
    }

    [Fact]
    public async Task QueueWhenRoomAsync_Full_CompletesWhenTheOperationHasItsPlace()
    {
        var context = new RecordingContext();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task<Task> second = Ambient.In(context, () => _sequencer.QueueWhenRoomAsync(_ => Task.CompletedTask));
        Assert.True(second.IsCompletedSuccessfully);
        Task<Task<int>> third = Ambient.In(context, () => _sequencer.QueueWhenRoomAsync(_ => Task.FromResult(3)));
        Task<Task<string>> fourth = Ambient.In(
            context, () => _sequencer.QueueWhenRoomAsync((state, _) => Task.FromResult(state), "fourth"));
        Task<Task> fifth = Ambient.In(context, () => _sequencer.QueueWhenRoomAsync((state, _) => Task.CompletedTask, "fifth"));
        Assert.False(third.IsCompleted);

        Ambient.Without(_body.SetResult);
        Task<int> thirdOperation = await third;
        Assert.False(thirdOperation.IsCompleted);
        Assert.False(fourth.IsCompleted);
        context.RunAll();

        Assert.Equal(3, await thirdOperation);
        Assert.Equal("fourth", await await fourth);
        await await fifth;
    }

    [Fact]
    public void QueueWhenRoomAsync_Null_Throws()
    {
        Action queue = () => _sequencer.QueueWhenRoomAsync(null!);
        Action withResult = () => _sequencer.QueueWhenRoomAsync<int>(null!);
        Action withState = () => _sequencer.QueueWhenRoomAsync(null!, "state");
        Action withBoth = () => _sequencer.QueueWhenRoomAsync<string, int>(null!, "state");

        Assert.All([queue, withResult, withState, withBoth], call => Assert.Throws<ArgumentNullException>("operation", call));
    }

    [Fact]
    public async Task Cancel_WhileWaitingForAPlace_IsToldAtOnceAndTakesNone()
    {
        using var source = new CancellationTokenSource();
        var context = new InlineContext();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        _ = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        bool called = false;
        Task<Task<bool>> waiting = _sequencer.QueueWhenRoomAsync(_ => Task.FromResult(called = true), source.Token);
        Task behind = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));

        source.Cancel();
        Assert.True((await waiting).IsCanceled);
        Assert.False(behind.IsCompleted);
        Ambient.Without(_body.SetResult);

        Assert.False(called);
        Assert.True(behind.IsCompletedSuccessfully);
        Assert.True(_sequencer.TryQueue(_ => new TaskCompletionSource().Task, out _));
        Assert.True(_sequencer.TryQueue(_ => Task.CompletedTask, out _));
        Assert.False(_sequencer.TryQueue(_ => Task.CompletedTask, out _));
    }

    [Fact]
    public async Task Cancel_WhileWaitingForAPlace_LeavesThePlaceToTheNext()
    {
        using var source = new CancellationTokenSource();
        var context = new RecordingContext();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        _ = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Task cancelled = _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);
        Task<Task> next = Ambient.In(context, () => _sequencer.QueueWhenRoomAsync(_ => Task.CompletedTask));

        source.Cancel();
        Ambient.Without(_body.SetResult);

        Assert.Equal(new SequencerProgress(1, 1, 1), _sequencer.Progress);
        Assert.True(cancelled.IsCanceled);
        context.RunAll();
        await await next;

        // Not the place either: it would have had it until the turn that it would have had.
        Assert.Equal(3, _sequencer.Progress.Completed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DisposeAsync_SomebodyWaitsForAPlace_RefusesHim(bool abort)
    {
        using var source = new CancellationTokenSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        _ = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Task<int> waiting = _sequencer.QueueTaskAsync(_ => Task.FromResult(3));
        Task<Task> withToken = _sequencer.QueueWhenRoomAsync(_ => Task.CompletedTask, source.Token);
        Task cancelled = _sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);
        source.Cancel();

        Task end = abort ? _sequencer.AbortAsync() : _sequencer.DisposeAsync().AsTask();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.True((await withToken).IsCanceled);
        Assert.True(cancelled.IsCanceled);
        Assert.False(end.IsCompleted);
        _body.SetResult();
        await end;
    }

    [Fact]
    public void QueueTaskAsync_IdleWithACapacity_StartsInsideTheCall()
    {
        bool started = false;

        Task task = _sequencer.QueueTaskAsync(_ => Task.FromResult(started = true));

        Assert.True(started);
        Assert.True(task.IsCompletedSuccessfully);
    }
}
