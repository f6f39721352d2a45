using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>Continuations inside the call that releases them.</summary>
public sealed class AwaitableEventInlineTests
{
    [Fact]
    public void Constructor_UnknownMode_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("continuations", () => new AwaitableEvent(continuations: (ContinuationMode)2));

    [Fact]
    public void Set_WithoutContext_RunsContinuationsInsideOldestFirst()
    {
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var order = new List<string>();
        Ambient.Without(() =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() => order.Add("first"));
            e.GetAwaiter().OnCompleted(() => order.Add("second"));
            _ = Wait("third");
            _ = WaitForTheOutcome("fourth");
            _ = e.WaitAsync().ContinueWith(_ => order.Add("fifth"), TaskContinuationOptions.ExecuteSynchronously);
            Assert.Equal(5, e.Set());

            Assert.Equal(["first", "second", "third", "fourth", "fifth"], order);
        });

        async Task Wait(string name)
        {
            await e;
            order.Add(name);
        }

        async Task WaitForTheOutcome(string name)
        {
            await e.WaitOutcomeAsync();
            order.Add(name);
        }
    }

    [Fact]
    public void Pulse_WithoutContext_RunsContinuationsInside()
    {
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        bool ran = false;
        Ambient.Without(() =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() => ran = true);
            e.Pulse();
        });

        Assert.True(ran);
    }

    [Fact]
    public void Set_InTheContextOfTheWait_RunsTheContinuationInside()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        bool ran = false;
        Ambient.In(context, () =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() => ran = true);
            e.Set();
        });

        Assert.True(ran);
        Assert.Equal(0, context.Count);
    }

    [Fact]
    public void Set_InAnotherContextThanTheWait_PostsTheContinuation()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        bool ran = false;
        Ambient.In(context, () => e.GetAwaiter().UnsafeOnCompleted(() => ran = true));

        Ambient.In(new RecordingContext(), () => e.Set());

        Assert.False(ran);
        context.RunAll();
        Assert.True(ran);
    }

    [Fact]
    public async Task Set_InAContextThatTheWaitHasNot_QueuesTheContinuation()
    {
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var seen = new TaskCompletionSource<SynchronizationContext?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Without(() => e.GetAwaiter().UnsafeOnCompleted(() => seen.SetResult(SynchronizationContext.Current)));

        Ambient.In(new RecordingContext(), () => e.Set());

        Assert.Null(await seen.Task);
    }

    [Fact]
    public void Set_OnTheTaskSchedulerOfTheWait_RunsTheContinuationInside()
    {
        var scheduler = new RecordingScheduler();
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        TaskScheduler? seen = null;
        Ambient.Without(() => scheduler.Run(() =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() => seen = TaskScheduler.Current);
            e.Set();
        }));

        Assert.Same(scheduler, seen);
    }

    [Fact]
    public void Set_InlineContinuationThrows_ReleasesTheRest()
    {
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        int ran = 0;
        Ambient.Without(() =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() => throw new FormatException("not the first"));
            e.GetAwaiter().OnCompleted(() => throw new FormatException("not the second"));
            e.GetAwaiter().UnsafeOnCompleted(() => ran++);
            Assert.Equal(3, e.Set());
        });

        Assert.Equal(1, ran);
    }

    [Fact]
    public void Set_InlineContinuationsSetAndWaitAgain_ReleaseEachWaitOnce()
    {
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var released = new List<int>();
        Ambient.Without(() =>
        {
            e.GetAwaiter().UnsafeOnCompleted(() =>
            {
                e.Reset();
                e.GetAwaiter().UnsafeOnCompleted(() => { });
                released.Add(e.Set());
            });
            e.GetAwaiter().UnsafeOnCompleted(() => released.Add(e.Pulse()));
            released.Add(e.Set());
        });

        Assert.Equal([1, 0, 2], released);
        Assert.False(e.IsSet);
    }

    [Fact]
    public void OnCompleted_SetSinceIsCompletedWasRead_DoesNotRunInside()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent(initiallySet: true, ContinuationMode.Inline);
        bool ran = false;

        Ambient.In(context, () => e.GetAwaiter().UnsafeOnCompleted(() => ran = true));

        Assert.False(ran);
        context.RunOne();
        Assert.True(ran);
    }
}
