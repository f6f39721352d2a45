using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerAbortTests
{
    private readonly TaskSequencer _sequencer = new();
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void AbortAsync_Idle_CompletesAndRefusesWhatIsNew()
    {
        Assert.True(_sequencer.AbortAsync().IsCompletedSuccessfully);

        Action queue = () => _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Assert.Throws<ObjectDisposedException>(queue);
        Assert.True(_sequencer.AbortAsync().IsCompletedSuccessfully);
        Assert.True(_sequencer.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AbortAsync_Queued_CancelsThemAtOnceAndCallsNone()
    {
        bool called = false;
        using var source = new CancellationTokenSource();
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task plain = _sequencer.QueueTaskAsync(Note);
        Task<int> withResult = _sequencer.QueueTaskAsync(async _ =>
        {
            await Note(default);
            return 1;
        });
        Task withToken = _sequencer.QueueTaskAsync(Note, source.Token);
        Task inAContext = Ambient.In(new RecordingContext(), () => _sequencer.QueueTaskAsync(Note));

        Task abort = _sequencer.AbortAsync();

        Assert.False(abort.IsCompleted);
        foreach (Task cancelled in new[] { plain, withResult, withToken, inAContext })
        {
            Assert.True(cancelled.IsCanceled);
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
            Assert.True(exception.CancellationToken.IsCancellationRequested);
        }

        Ambient.Without(_body.SetResult);
        await abort;
        Assert.False(called);

        Task Note(CancellationToken token)
        {
            called = true;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task AbortAsync_Running_SignalsItAndWaitsForItsRealEnd()
    {
        CancellationToken handed = default;
        Task running = _sequencer.QueueTaskAsync(async token =>
        {
            handed = token;
            await _body.Task;
            token.ThrowIfCancellationRequested();
        });
        Assert.False(handed.IsCancellationRequested);

        Task abort = _sequencer.AbortAsync();
        Assert.True(handed.IsCancellationRequested);
        Assert.False(running.IsCompleted);
        Assert.False(abort.IsCompleted);
        _body.SetResult();

        await abort;
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(handed, exception.CancellationToken);
    }

    [Fact]
    public async Task AbortAsync_RunningWithItsOwnToken_SignalsItAndNamesNotTheCallersToken()
    {
        using var source = new CancellationTokenSource();
        CancellationToken handed = default;
        Task running = _sequencer.QueueTaskAsync(
            async token =>
            {
                handed = token;
                await _body.Task;
                token.ThrowIfCancellationRequested();
            },
            source.Token);

        Task abort = _sequencer.AbortAsync();
        Assert.True(handed.IsCancellationRequested);
        _body.SetResult();

        await abort;
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.NotEqual(source.Token, exception.CancellationToken);
        Assert.NotEqual(handed, exception.CancellationToken);
        Assert.True(exception.CancellationToken.IsCancellationRequested);
        Assert.False(source.IsCancellationRequested);
    }

    [Fact]
    public async Task AbortAsync_StartedFromTheQueueWithItsOwnToken_SignalsItAndLeavesItsOutcome()
    {
        using var source = new CancellationTokenSource();
        var second = new TaskCompletionSource<string>();
        CancellationToken handed = default;
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task<string> running = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(
            token =>
            {
                handed = token;
                return second.Task;
            },
            source.Token));
        Ambient.Without(_body.SetResult);

        Task abort = _sequencer.AbortAsync();
        Assert.True(handed.IsCancellationRequested);
        Assert.False(running.IsCompleted);
        second.SetResult("finished all the same");

        Assert.Equal("finished all the same", await running);
        await abort;
    }

    [Fact]
    public async Task Cancel_RunningWithItsOwnToken_NamesTheCallersToken()
    {
        using var source = new CancellationTokenSource();
        Func<CancellationToken, Task> operation = async token =>
        {
            await _body.Task;
            token.ThrowIfCancellationRequested();
        };
        Task asynchronous = _sequencer.QueueTaskAsync(operation, source.Token);
        Task synchronous = new TaskSequencer().QueueTaskAsync(
            token =>
            {
                source.Cancel();
                return Task.FromCanceled(token);
            },
            source.Token);
        Task thrown = new TaskSequencer().QueueTaskAsync(
            async token =>
            {
                await Task.CompletedTask;
                throw new OperationCanceledException(token);
            },
            new CancellationTokenSource().Token);
        _body.SetResult();

        foreach (Task cancelled in new[] { asynchronous, synchronous })
        {
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
            Assert.Equal(source.Token, exception.CancellationToken);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => thrown);
    }

    [Fact]
    public async Task AbortAsync_HandedOverButNotStarted_NeverCallsTheFactory()
    {
        var context = new RecordingContext();
        bool called = false;
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task handedOver = Ambient.In(context, () => _sequencer.QueueTaskAsync(_ => Task.FromResult(called = true)));
        Ambient.Without(_body.SetResult);
        Assert.Equal(1, context.Count);

        Task abort = _sequencer.AbortAsync();
        Assert.True(handedOver.IsCanceled);
        Assert.False(abort.IsCompleted);
        context.RunAll();

        Assert.False(called);
        await abort;
    }

    [Fact]
    public async Task AbortAsync_FromInsideTheFactory_CancelsThoseBehindAndWaitsForIt()
    {
        Task? abort = null;
        Task? behind = null;
        Task running = _sequencer.QueueTaskAsync(_ =>
        {
            behind = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
            abort = _sequencer.AbortAsync();
            Assert.False(abort.IsCompleted);
            return Task.CompletedTask;
        });

        Assert.True(running.IsCompletedSuccessfully);
        Assert.True(behind!.IsCanceled);
        await abort!;
    }

    [Fact]
    public async Task AbortAsync_AfterDisposeAsync_CutsTheDrainShort()
    {
        _ = _sequencer.QueueTaskAsync(_ => _body.Task);
        Task queued = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Task disposal = _sequencer.DisposeAsync().AsTask();

        Task abort = _sequencer.AbortAsync();
        Assert.True(queued.IsCanceled);
        Assert.False(disposal.IsCompleted);
        Ambient.Without(_body.SetResult);

        Assert.True(disposal.IsCompletedSuccessfully);
        await abort;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AbortAsync_CallbackThrows_FailsWhenTheBodyHasEnded(bool ownToken)
    {
        using var source = new CancellationTokenSource();
        var failure = new FormatException("thrown by a callback");
        Func<CancellationToken, Task> operation = token =>
        {
            token.Register(() => throw failure);
            return _body.Task;
        };
        Task running = ownToken ? _sequencer.QueueTaskAsync(operation, source.Token) : _sequencer.QueueTaskAsync(operation);
        Task queued = _sequencer.QueueTaskAsync(_ => Task.CompletedTask);

        Task abort = _sequencer.AbortAsync();
        Assert.False(abort.IsCompleted);
        Assert.True(queued.IsCanceled);
        _body.SetResult();

        var exception = await Assert.ThrowsAsync<AggregateException>(() => abort);
        Assert.Same(failure, exception.InnerException);
        Assert.True(running.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task QueueTaskAsync_CallerLeavesEarlyByWaitAsync_TheNextWaitsForTheRealEnd()
    {
        using var source = new CancellationTokenSource();
        bool started = false;
        Task running = _sequencer.QueueTaskAsync(_ => _body.Task, source.Token);
        Task left = running.WaitAsync(source.Token);
        Task next = Ambient.In(new InlineContext(), () => _sequencer.QueueTaskAsync(_ => Task.FromResult(started = true)));

        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(running.IsCompleted);
        Assert.False(started);
        Ambient.Without(_body.SetResult);

        Assert.True(started);
        Assert.True(next.IsCompletedSuccessfully);
    }
}
