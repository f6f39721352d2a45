using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerFailureTests
{
    private readonly TaskSequencer _sequencer = new();

    [Fact]
    public async Task QueueTaskAsync_FactoryThrows_FaultsItsTaskOnlyAndGoesOn()
    {
        var failure = new FormatException("thrown by the factory");

        Task idle = _sequencer.QueueTaskAsync(_ => throw failure);
        (Task queued, Task next) = QueueBehindABody(_ => throw failure);

        Assert.True(next.IsCompletedSuccessfully);
        Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => idle));
        Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => queued));
    }

    [Fact]
    public async Task QueueTaskAsync_FactoryThrowsWithResult_FaultsItsTaskOnlyAndGoesOn()
    {
        Task<int> failed = _sequencer.QueueTaskAsync<int>(_ => throw new FormatException("thrown by the factory"));
        Task<int> next = _sequencer.QueueTaskAsync(_ => Task.FromResult(3));

        Assert.True(next.IsCompletedSuccessfully);
        Assert.Equal(3, await next);
        await Assert.ThrowsAsync<FormatException>(() => failed);
    }

    [Fact]
    public async Task QueueTaskAsync_FactoryReturnsNull_FaultsItsTaskOnlyAndGoesOn()
    {
        Task idle = _sequencer.QueueTaskAsync(_ => null!);
        Task<int> withResult = _sequencer.QueueTaskAsync<int>(_ => null!);
        (Task queued, Task next) = QueueBehindABody(_ => null!);

        Assert.True(next.IsCompletedSuccessfully);
        string message = (await Assert.ThrowsAsync<InvalidOperationException>(() => idle)).Message;
        Assert.StartsWith("The operation returned null instead of a task", message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => withResult);
        await Assert.ThrowsAsync<InvalidOperationException>(() => queued);
    }

    [Fact]
    public void QueueTaskAsync_BodyFails_KeepsEveryExceptionAndGoesOn()
    {
        var body = new TaskCompletionSource();
        Exception[] failures = [new FormatException("one"), new ArithmeticException("two")];

        (Task failed, Task next) = QueueBehindABody(_ => body.Task);
        Assert.False(next.IsCompleted);
        Ambient.Without(() => body.SetException(failures));

        Assert.True(failed.IsFaulted);
        Assert.Equal(failures, failed.Exception.InnerExceptions);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task QueueTaskAsync_BodyWithResultFails_FaultsItsTaskOnly()
    {
        Task<int> failed = _sequencer.QueueTaskAsync<int>(async _ =>
        {
            await Task.Yield();
            throw new FormatException("thrown by the body");
        });

        await Assert.ThrowsAsync<FormatException>(() => failed);
        Assert.Equal(4, await _sequencer.QueueTaskAsync(_ => Task.FromResult(4)));
    }

    [Fact]
    public async Task QueueTaskAsync_BodyIsCancelledByItself_CancelsItsTaskWithThatTokenAndGoesOn()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Task synchronous = _sequencer.QueueTaskAsync(_ => Task.FromCanceled(source.Token));
        Task asynchronous = _sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            source.Token.ThrowIfCancellationRequested();
        });
        Task<int> withResult = _sequencer.QueueTaskAsync(_ => Task.FromCanceled<int>(source.Token));
        Task next = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);

        await next;
        foreach (Task cancelled in new[] { synchronous, asynchronous, withResult })
        {
            Assert.True(cancelled.IsCanceled);
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
            Assert.Equal(source.Token, exception.CancellationToken);
        }
    }

    [Fact]
    public async Task QueueTaskAsync_FactoryThrowsCancellation_CancelsItsTaskAsAnAsyncFactoryWould()
    {
        using var source = new CancellationTokenSource();
        (Task cancelled, Task next) = QueueBehindABody(_ => throw new OperationCanceledException(source.Token));

        Assert.True(next.IsCompletedSuccessfully);
        Assert.True(cancelled.IsCanceled);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public void QueueTaskAsync_ContextRefuses_FaultsItsTaskOnlyAndGoesOn()
    {
        var context = new RefusingContext();
        int calls = 0;

        Task refused = QueueInContext(context, () => calls++, out Action assertGoesOnOnce);

        Assert.Same(context.Refusal, refused.Exception?.InnerException);
        Assert.Equal(0, calls);
        assertGoesOnOnce();
    }

    [Fact]
    public void QueueTaskAsync_ContextRefusesOneWithAToken_FaultsItsTaskOnlyAndLeavesNothingInTheToken()
    {
        using var source = new CancellationTokenSource();
        var context = new RefusingContext();
        int calls = 0;

        Task refused = QueueInContext(context, () => calls++, out Action assertGoesOnOnce, source.Token);
        source.Cancel();

        Assert.Same(context.Refusal, refused.Exception?.InnerException);
        Assert.Equal(0, calls);
        assertGoesOnOnce();
    }

    [Fact]
    public void QueueTaskAsync_TaskSchedulerRefuses_FaultsItsTaskOnlyAndGoesOn()
    {
        var scheduler = new RefusingScheduler();
        var body = new TaskCompletionSource();
        Task? refused = null;
        _ = _sequencer.QueueTaskAsync(_ => body.Task);
        Ambient.Without(() => scheduler.Run(() => refused = _sequencer.QueueTaskAsync(_ => Task.CompletedTask)));
        Task next = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));

        Ambient.Without(body.SetResult);

        var failure = Assert.IsType<TaskSchedulerException>(refused!.Exception?.InnerException);
        Assert.Same(scheduler.Refusal, failure.InnerException);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public void QueueTaskAsync_ContextRefusesAndRunsTheWorkLater_CallsNoFactoryAndGoesOnOnce()
    {
        Action? kept = null;
        var context = new RefusingContext(before: run => kept = run);
        int calls = 0;
        Task refused = QueueInContext(context, () => calls++, out Action assertGoesOnOnce);

        kept!();

        Assert.True(refused.IsFaulted);
        Assert.Equal(0, calls);
        assertGoesOnOnce();
    }

    [Fact]
    public void QueueTaskAsync_ContextRunsTheWorkAndThrows_KeepsTheOutcomeAndGoesOnOnce()
    {
        var context = new RefusingContext(before: run => run());
        int calls = 0;

        Task accepted = QueueInContext(context, () => calls++, out Action assertGoesOnOnce);

        Assert.True(accepted.IsCompletedSuccessfully);
        Assert.Equal(1, calls);
        assertGoesOnOnce();
    }

    [Fact]
    public void QueueTaskAsync_CancelledWhileTheContextRefuses_StaysCancelledAndGoesOnOnce()
    {
        using var source = new CancellationTokenSource();
        var context = new RefusingContext(before: _ => source.Cancel());
        int calls = 0;

        Task cancelled = QueueInContext(context, () => calls++, out Action assertGoesOnOnce, source.Token);

        Assert.True(cancelled.IsCanceled);
        Assert.Equal(0, calls);
        assertGoesOnOnce();
    }

    [Fact]
    public void QueueTaskAsync_CancelledWhileTheContextRunsTheWorkAndThrows_StaysCancelledAndGoesOnOnce()
    {
        using var source = new CancellationTokenSource();
        var context = new RefusingContext(before: run =>
        {
            source.Cancel();
            run();
        });
        int calls = 0;

        Task cancelled = QueueInContext(context, () => calls++, out Action assertGoesOnOnce, source.Token);

        Assert.True(cancelled.IsCanceled);
        Assert.Equal(0, calls);
        assertGoesOnOnce();
    }

    // The contexts run what is posted at once, so that everything has happened when this returns.
    private (Task Queued, Task Next) QueueBehindABody(Func<CancellationToken, Task> operation)
    {
        var body = new TaskCompletionSource();
        _ = _sequencer.QueueTaskAsync(_ => body.Task);
        Task queued = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(operation));
        Task next = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Ambient.Without(body.SetResult);
        return (queued, next);
    }

    private Task QueueInContext(
        SynchronizationContext context,
        Action operation,
        out Action assertGoesOnOnce,
        CancellationToken token = default)
    {
        var body = new TaskCompletionSource();
        var nextBody = new TaskCompletionSource();
        Func<CancellationToken, Task> inContext = _ =>
        {
            operation();
            return Task.CompletedTask;
        };
        _ = _sequencer.QueueTaskAsync(_ => body.Task);
        Task queued = Ambient.In(context, () => _sequencer.QueueTaskAsync(inContext, token));
        bool nextStarted = false;
        bool lastStarted = false;
        _ = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ =>
        {
            nextStarted = true;
            return nextBody.Task;
        }));
        _ = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ => Task.FromResult(lastStarted = true)));
        Ambient.Without(body.SetResult);

        assertGoesOnOnce = () =>
        {
            Assert.True(nextStarted, "The chain stands still.");
            Assert.False(lastStarted, "The turn ended twice: two bodies are active at once.");
            Ambient.Without(nextBody.SetResult);
            Assert.True(lastStarted);
        };
        return queued;
    }
}
