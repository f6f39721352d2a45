using Weft.Tests.Contexts;

namespace Weft.Tests.Events.Kernel;

public sealed class KernelEventContextTests
{
    [Fact]
    public async Task Await_WithoutContext_GoesOnOnThePoolAndNotInsideSet()
    {
        using var e = new KernelEvent();
        using var setReturned = new ManualResetEventSlim();
        Task<bool> wait = Ambient.Without(Wait);

        OtherThread.Run(e.Set);
        setReturned.Set();

        Assert.True(await wait);

        async Task<bool> Wait()
        {
            await e;

            // Inside Set, this would wait for a Set that waits for it.
            setReturned.Wait();
            return Thread.CurrentThread.IsThreadPoolThread;
        }
    }

    [Fact]
    public async Task Await_InAContext_GoesOnThere()
    {
        using var e = new KernelEvent();
        var context = new PostedContext();
        SynchronizationContext? seen = null;
        Task wait = Ambient.In(context, Wait);

        e.Set();
        await context.Posted;
        Assert.False(wait.IsCompleted);
        context.RunPosted();

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.Same(context, seen);

        async Task Wait()
        {
            await e;
            seen = SynchronizationContext.Current;
        }
    }

    [Fact]
    public async Task ConfigureAwait_False_GoesOnOnThePool()
    {
        using var e = new KernelEvent();
        Task<SynchronizationContext?> wait = Ambient.In(new RecordingContext(), Wait);

        e.Set();

        Assert.Null(await wait);

        async Task<SynchronizationContext?> Wait()
        {
            await e.ConfigureAwait(false);
            return SynchronizationContext.Current;
        }
    }

    [Fact]
    public async Task Await_Suspended_KeepsTheExecutionContextOfTheMethod()
    {
        using var e = new KernelEvent();
        var local = new AsyncLocal<string> { Value = "waiter" };
        Task<string?> wait = Wait();

        local.Value = "setter";
        e.Set();

        Assert.Equal("waiter", await wait);

        async Task<string?> Wait()
        {
            await e;
            return local.Value;
        }
    }

    [Fact]
    public void Cancel_ContinuationAsksToRunAtOnce_RunsItOnAnotherStack()
    {
        using var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        using var cancelReturned = new ManualResetEventSlim();
        Task wait = e.WaitAsync(source.Token);
        Task continuation = wait.ContinueWith(
            _ => cancelReturned.Wait(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        OtherThread.Run(source.Cancel);
        cancelReturned.Set();

        OtherThread.Run(continuation.Wait);
    }

    /// <summary>Tells when something is posted, and runs it when the test says so.</summary>
    private sealed class PostedContext : SynchronizationContext
    {
        private readonly TaskCompletionSource<Action> _posted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Posted => _posted.Task;

        public override void Post(SendOrPostCallback d, object? state) => _posted.SetResult(() => d(state));

        public void RunPosted() => Ambient.In(this, _posted.Task.Result);
    }
}
