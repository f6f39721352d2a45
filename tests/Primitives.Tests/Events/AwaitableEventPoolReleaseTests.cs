using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>Several continuations of one release that go on on the pool.</summary>
public sealed class AwaitableEventPoolReleaseTests
{
    private static readonly AsyncLocal<string?> s_ambient = new();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Set_WithWaiters_RunsEachOnceOnThePool(int count)
    {
        var e = new AwaitableEvent();
        int[] runs = new int[count];
        int left = count;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int notOnThePool = 0;
        Ambient.Without(() =>
        {
            for (int i = 0; i < count; i++)
            {
                int place = i;
                e.GetAwaiter().UnsafeOnCompleted(() =>
                {
                    runs[place]++;
                    if (!Thread.CurrentThread.IsThreadPoolThread)
                        Interlocked.Increment(ref notOnThePool);
                    if (Interlocked.Decrement(ref left) == 0)
                        all.SetResult();
                });
            }
        });

        Assert.Equal(count, e.Set());
        await all.Task;

        Assert.All(runs, run => Assert.Equal(1, run));
        Assert.Equal(0, notOnThePool);
    }

    [Fact]
    public async Task Set_EachContinuationBlocksOnTheNext_AllGoOn()
    {
        const int Count = 5;
        var e = new AwaitableEvent();
        ManualResetEventSlim[] ran = [.. Enumerable.Range(0, Count).Select(_ => new ManualResetEventSlim())];
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Without(() =>
        {
            for (int i = 0; i < Count; i++)
            {
                int place = i;
                e.GetAwaiter().UnsafeOnCompleted(() =>
                {
                    if (place < Count - 1)
                        ran[place + 1].Wait();
                    ran[place].Set();
                    if (place == 0)
                        first.SetResult();
                });
            }
        });

        e.Set();

        await first.Task;
    }

    [Fact]
    public async Task Set_ContinuationLeavesContextsBehind_TheNextDoesNotFindThem()
    {
        var e = new AwaitableEvent();
        var seen = new TaskCompletionSource<(string?, SynchronizationContext?)>(TaskCreationOptions.RunContinuationsAsynchronously);
        int? first = null;
        int? second = null;
        Ambient.Without(() =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() =>
            {
                s_ambient.Value = "left behind";
                SynchronizationContext.SetSynchronizationContext(new RecordingContext());
                first = Environment.CurrentManagedThreadId;
            });
            e.GetAwaiter().UnsafeOnCompleted(() =>
            {
                second = Environment.CurrentManagedThreadId;
                seen.SetResult((s_ambient.Value, SynchronizationContext.Current));
            });
        });

        e.Set();

        Assert.Equal((null, null), await seen.Task);
        Assert.NotNull(first);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Set_WaitsOfOtherKindsBetween_HandsOverInOrder()
    {
        // A task that is younger than a continuation for the pool completes after that has been queued, and before a younger one.
        var e = new AwaitableEvent();
        var order = new List<string>();
        var context = new InlineContext();
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.In(context, () => e.GetAwaiter().UnsafeOnCompleted(() => order.Add("first, in a context")));
        Ambient.Without(() => e.GetAwaiter().UnsafeOnCompleted(() => { }));
        Ambient.In(context, () => e.GetAwaiter().UnsafeOnCompleted(() => order.Add("third, in a context")));
        Ambient.Without(() => e.GetAwaiter().UnsafeOnCompleted(ran.SetResult));

        Assert.Equal(4, e.Set());

        Assert.Equal(["first, in a context", "third, in a context"], order);
        await ran.Task;
    }
}
