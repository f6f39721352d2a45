using System.Runtime.CompilerServices;
using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

public sealed class AwaitableEventContextTests
{
    [Fact]
    public void Await_InAContext_GoesOnThere()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        SynchronizationContext? seen = null;
        Task wait = Ambient.In(context, Wait);

        e.Set();
        Assert.Equal(1, context.Count);
        Assert.False(wait.IsCompleted);
        context.RunAll();

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.Same(context, seen);

        async Task Wait()
        {
            await e;
            seen = SynchronizationContext.Current;
        }
    }

    [Fact]
    public void Await_OnATaskScheduler_GoesOnThere()
    {
        var scheduler = new RecordingScheduler();
        var e = new AwaitableEvent();
        TaskScheduler? seen = null;
        Ambient.Without(() => scheduler.Run(() => e.GetAwaiter().OnCompleted(() => seen = TaskScheduler.Current)));

        e.Set();
        Assert.Equal(1, scheduler.Count);
        scheduler.RunAll();

        Assert.Same(scheduler, seen);
    }

    [Fact]
    public void Await_InAContextOnATaskScheduler_PrefersTheContext()
    {
        var scheduler = new RecordingScheduler();
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        Ambient.Without(() => scheduler.Run(() => Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => { }))));

        e.Set();

        Assert.Equal(1, context.Count);
        Assert.Equal(0, scheduler.Count);
    }

    [Fact]
    public async Task Await_InThePlainContextType_GoesOnOnThePool()
    {
        var e = new AwaitableEvent();
        Task<SynchronizationContext?> seen = ContextSeenAfterSet(e, new SynchronizationContext());

        Assert.Null(await seen);
    }

    [Fact]
    public async Task Await_WithoutContext_GoesOnOnThePoolAndNotInsideSet()
    {
        var e = new AwaitableEvent();
        using var setReturned = new ManualResetEventSlim();
        var onPool = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Without(() => e.GetAwaiter().OnCompleted(() =>
        {
            // Inside Set, this would wait for a Set that waits for it.
            setReturned.Wait();
            onPool.SetResult(Thread.CurrentThread.IsThreadPoolThread);
        }));

        OtherThread.Run(() => e.Set());
        setReturned.Set();

        Assert.True(await onPool.Task);
    }

    [Fact]
    public async Task Set_ContinuationBlocks_HoldsUpNoOther()
    {
        var e = new AwaitableEvent();
        using var younger = new ManualResetEventSlim();
        var older = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Without(() =>
        {
            e.GetAwaiter().OnCompleted(() =>
            {
                younger.Wait();
                older.SetResult();
            });
            e.GetAwaiter().OnCompleted(younger.Set);
        });

        e.Set();

        await older.Task;
    }

    [Fact]
    public void Set_WithWaiters_HandsThemOverOldestFirst()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        var order = new List<string>();
        Ambient.In(context, () =>
        {
            e.GetAwaiter().OnCompleted(() => order.Add("first"));
            _ = Wait("second");
            e.GetAwaiter().UnsafeOnCompleted(() => order.Add("third"));
            _ = Wait("fourth");
        });

        Assert.Equal(4, e.Set());
        context.RunAll();

        Assert.Equal(["first", "second", "third", "fourth"], order);

        async Task Wait(string name)
        {
            await e;
            order.Add(name);
        }
    }

    [Fact]
    public void Set_ContextRunsTheContinuationAtOnce_HoldsNoLockMeanwhile()
    {
        var e = new AwaitableEvent();
        Task? wait = null;

        // On another thread: the lock is one that its owner may enter again.
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(() => OtherThread.Run(() =>
        {
            e.Reset();
            wait = e.WaitAsync();
            e.Set();
        })));
        e.Set();

        Assert.True(wait!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Set_ContinuationThrows_ReleasesTheRest()
    {
        var e = new AwaitableEvent();
        var onPool = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int inline = 0;
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(() => throw new FormatException("inline")));
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(() => inline++));
        Ambient.Without(() => e.GetAwaiter().OnCompleted(() => throw new FormatException("pool")));
        Ambient.Without(() => e.GetAwaiter().OnCompleted(onPool.SetResult));
        Task last = e.WaitAsync();

        Assert.Equal(5, e.Set());

        Assert.Equal(1, inline);
        await onPool.Task;
        Assert.True(last.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Set_ContextRefuses_GoesOnOnThePool()
    {
        var e = new AwaitableEvent();
        Task<SynchronizationContext?> seen = ContextSeenAfterSet(e, new RefusingContext());

        Assert.Null(await seen);
    }

    [Fact]
    public async Task Set_TaskSchedulerRefuses_GoesOnOnThePool()
    {
        var scheduler = new RefusingScheduler();
        var e = new AwaitableEvent();
        var seen = new TaskCompletionSource<TaskScheduler>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Without(() => scheduler.Run(() => e.GetAwaiter().OnCompleted(() => seen.SetResult(TaskScheduler.Current))));

        e.Set();

        Assert.Same(TaskScheduler.Default, await seen.Task);
    }

    [Fact]
    public void Set_ContextKeepsTheWorkAndThrows_ResumesOnce()
    {
        Action? kept = null;
        var context = new RefusingContext(before: run => kept = run);
        var e = new AwaitableEvent();
        int resumed = 0;
        using var ran = new ManualResetEventSlim();
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() =>
        {
            Interlocked.Increment(ref resumed);
            ran.Set();
        }));

        e.Set();
        ran.Wait();
        kept!();

        Assert.Equal(1, resumed);
    }

    [Fact]
    public void Set_ContextRunsTheWorkAndThrows_ResumesOnceAndGoesOn()
    {
        var context = new RefusingContext(before: run => run());
        var e = new AwaitableEvent();
        int resumed = 0;
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => resumed++));
        Task other = e.WaitAsync();

        Assert.Equal(2, e.Set());

        Assert.Equal(1, resumed);
        Assert.True(other.IsCompletedSuccessfully);
    }

    [Fact]
    public void Set_NobodyReceivesTheException_ReportsItAsUnobserved()
    {
        var thrown = new FormatException("thrown by a continuation");
        var refusing = new RefusingContext(before: run => run());
        var reported = new List<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> handler = (_, unobserved) =>
        {
            lock (reported)
                reported.AddRange(unobserved.Exception.InnerExceptions);
        };

        TaskScheduler.UnobservedTaskException += handler;
        ResumeAndThrow(refusing, thrown);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= handler;

        lock (reported)
        {
            Assert.Contains(thrown, reported);
            Assert.Contains(refusing.Refusal, reported);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ResumeAndThrow(SynchronizationContext context, Exception exception)
    {
        var e = new AwaitableEvent();
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => throw exception));
        e.Set();
    }

    private static async Task<SynchronizationContext?> ContextSeenAfterSet(AwaitableEvent e, SynchronizationContext context)
    {
        var seen = new TaskCompletionSource<SynchronizationContext?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => seen.SetResult(SynchronizationContext.Current)));
        Assert.Equal(1, e.Set());
        return await seen.Task;
    }
}
