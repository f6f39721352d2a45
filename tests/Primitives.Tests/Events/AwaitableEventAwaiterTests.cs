using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

public sealed class AwaitableEventAwaiterTests
{
    private static readonly AsyncLocal<string?> s_ambient = new();

    [Fact]
    public async Task Await_Set_GoesOn()
    {
        var e = new AwaitableEvent(initiallySet: true);

        await e;

        Assert.True(e.IsSet);
    }

    [Fact]
    public async Task Await_Unset_GoesOnAfterSetAndSeesWhatWasWrittenBefore()
    {
        var e = new AwaitableEvent();
        string? written = null;
        Task<string?> reader = Read();
        Assert.False(reader.IsCompleted);

        written = "before Set";
        e.Set();

        Assert.Equal("before Set", await reader);

        async Task<string?> Read()
        {
            await e;
            return written;
        }
    }

    [Fact]
    public async Task Await_ByMany_GoesOnForEachOnceAndStaysOpen()
    {
        var e = new AwaitableEvent();
        int passed = 0;
        Task[] walkers = [.. Enumerable.Range(0, 5).Select(_ => Walk())];

        Assert.Equal(5, e.Set());
        await Task.WhenAll(walkers);

        Assert.Equal(5, passed);

        async Task Walk()
        {
            await e;
            Interlocked.Increment(ref passed);
            await e;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OnCompleted_SetSinceIsCompletedWasRead_RunsTheContinuation(bool flow)
    {
        var e = new AwaitableEvent();
        AwaitableEventAwaiter awaiter = e.GetAwaiter();
        Assert.False(awaiter.IsCompleted);
        e.Set();

        // Without the second look under the lock, nobody would ever run this one.
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Register(awaiter, ran.SetResult, flow);

        await ran.Task;
    }

    [Fact]
    public void OnCompleted_SetSinceIsCompletedWasRead_DoesNotRunInsideTheCall()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent(initiallySet: true);
        bool ran = false;

        Ambient.In(context, () => e.GetAwaiter().UnsafeOnCompleted(() => ran = true));

        Assert.False(ran);
        context.RunOne();
        Assert.True(ran);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OnCompleted_Null_Throws(bool flow)
    {
        AwaitableEventAwaiter awaiter = new AwaitableEvent().GetAwaiter();

        Assert.Throws<ArgumentNullException>("continuation", () => Register(awaiter, null!, flow));
    }

    [Fact]
    public async Task OnCompleted_Released_FlowsTheExecutionContext() =>
        Assert.Equal("of the wait", await AmbientSeenByContinuation(flow: true));

    [Fact]
    public async Task UnsafeOnCompleted_Released_DoesNotFlowTheExecutionContext() =>
        Assert.Null(await AmbientSeenByContinuation(flow: false));

    [Fact]
    public async Task OnCompleted_FlowSuppressed_RunsWithoutOne()
    {
        var e = new AwaitableEvent();
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        s_ambient.Value = "of the wait";
        using (ExecutionContext.SuppressFlow())
            Ambient.Without(() => e.GetAwaiter().OnCompleted(() => seen.SetResult(s_ambient.Value)));

        e.Set();

        Assert.Null(await seen.Task);
    }

    [Fact]
    public async Task Await_Suspended_KeepsTheExecutionContextOfTheMethod()
    {
        var e = new AwaitableEvent();
        Task<string?> wait = Wait();

        s_ambient.Value = "of Set";
        e.Set();

        Assert.Equal("of the method", await wait);

        async Task<string?> Wait()
        {
            s_ambient.Value = "of the method";
            await e;
            return s_ambient.Value;
        }
    }

    private static async Task<string?> AmbientSeenByContinuation(bool flow)
    {
        var e = new AwaitableEvent();
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        s_ambient.Value = "of the wait";
        Ambient.Without(() => Register(e.GetAwaiter(), () => seen.SetResult(s_ambient.Value), flow));
        s_ambient.Value = "of Set";

        e.Set();

        return await seen.Task;
    }

    private static void Register(AwaitableEventAwaiter awaiter, Action continuation, bool flow)
    {
        if (flow)
            awaiter.OnCompleted(continuation);
        else
            awaiter.UnsafeOnCompleted(continuation);
    }
}
