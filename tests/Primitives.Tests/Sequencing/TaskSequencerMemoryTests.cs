using System.Runtime.CompilerServices;
using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerMemoryTests
{
    private const int Many = 1_000_000;
    private const int SmallStack = 256 * 1024;

    [Fact]
    public void Advance_ManySynchronousOperationsOnASmallStack_RunsEachOnceInOrder()
    {
        int next = 0;
        int outOfOrder = 0;
        Task[] tasks = new Task[Many];

        // A context that runs inside Post is the worst case: start and end of a turn are on the stack of the one before.
        RunOnSmallStack(() =>
        {
            var sequencer = new TaskSequencer();
            var body = new TaskCompletionSource();
            _ = sequencer.QueueTaskAsync(_ => body.Task);
            Ambient.In(new InlineContext(), () =>
            {
                for (int i = 0; i < Many; i++)
                {
                    int number = i;
                    tasks[i] = sequencer.QueueTaskAsync(_ =>
                    {
                        outOfOrder += next++ == number ? 0 : 1;
                        return Task.CompletedTask;
                    });
                }
            });
            body.SetResult();
        });

        Assert.Equal(Many, next);
        Assert.Equal(0, outOfOrder);
        Assert.True(Array.TrueForAll(tasks, task => task.IsCompletedSuccessfully));
    }

    [Fact]
    public void Advance_EachOperationQueuesTheNextOnASmallStack_RunsThemAll()
    {
        int runs = 0;

        RunOnSmallStack(() => Ambient.In(new InlineContext(), () =>
        {
            var sequencer = new TaskSequencer();
            sequencer.QueueTaskAsync(Again);

            Task Again(CancellationToken token)
            {
                if (++runs < Many)
                    _ = sequencer.QueueTaskAsync(Again, token);
                return Task.CompletedTask;
            }
        }));

        Assert.Equal(Many, runs);
    }

    [Fact]
    public void Advance_ManyCancelledOperationsOnASmallStack_PassesOverThemAll()
    {
        bool last = false;

        RunOnSmallStack(() => Ambient.In(new InlineContext(), () =>
        {
            var sequencer = new TaskSequencer();
            var body = new TaskCompletionSource();
            _ = sequencer.QueueTaskAsync(_ => body.Task);
            for (int i = 0; i < Many; i++)
                _ = sequencer.QueueTaskAsync(_ => Task.CompletedTask, new CancellationToken(canceled: true));
            _ = sequencer.QueueTaskAsync(_ => Task.FromResult(last = true));
            Ambient.Without(body.SetResult);
        }));

        Assert.True(last);
    }

    [Fact]
    public async Task Advance_EachEndsABodyOfTheNextSequencer_DoesNotNestThemAll()
    {
        const int many = 100_000;
        TaskCompletionSource[] bodies = [.. Enumerable.Range(0, many + 1).Select(_ => new TaskCompletionSource())];
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // The end of a body starts the next operation on the spot, which ends a body of the next sequencer, and so on.
        Ambient.Without(() =>
        {
            for (int i = 0; i < many; i++)
            {
                var sequencer = new TaskSequencer();
                _ = sequencer.QueueTaskAsync(static async (body, _) => await body.Task, bodies[i]);
                _ = sequencer.QueueTaskAsync(
                    static (next, _) =>
                    {
                        next.SetResult();
                        return Task.CompletedTask;
                    },
                    i + 1 < many ? bodies[i + 1] : last);
            }
        });
        await Task.Run(bodies[0].SetResult);

        await last.Task;
    }

    [Fact]
    public async Task Advance_ManyOperationsOnThePool_RunsThemAllInOrder()
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();
        int next = 0;
        int outOfOrder = 0;
        _ = sequencer.QueueTaskAsync(_ => body.Task);
        Ambient.Without(() =>
        {
            for (int i = 0; i < Many; i++)
            {
                int number = i;
                _ = sequencer.QueueTaskAsync(_ =>
                {
                    outOfOrder += next++ == number ? 0 : 1;
                    return Task.CompletedTask;
                });
            }
        });

        body.SetResult();
        await sequencer.DisposeAsync();

        Assert.Equal(Many, next);
        Assert.Equal(0, outOfOrder);
    }

    [Fact]
    public void QueueTaskAsync_Ended_KeepsNeitherClosureNorResult()
    {
        var sequencer = new TaskSequencer();

        (WeakReference closure, WeakReference result) = RunOne(sequencer);

        Collected.AssertGone(closure);
        Collected.AssertGone(result);
        GC.KeepAlive(sequencer);
    }

    [Fact]
    public void QueueTaskAsync_Started_LetsGoOfTheFactoryWhileTheBodyRuns()
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();

        WeakReference closure = QueueOne(sequencer, body.Task, CancellationToken.None);

        Collected.AssertGone(closure);
        body.SetResult();
    }

    [Fact]
    public void Cancel_WhileQueued_LetsGoOfTheFactoryAtOnce()
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();
        using var source = new CancellationTokenSource();
        _ = sequencer.QueueTaskAsync(_ => body.Task);
        WeakReference closure = QueueOne(sequencer, Task.CompletedTask, source.Token);

        source.Cancel();

        Collected.AssertGone(closure);
        body.SetResult();
    }

    [Fact]
    public void QueueTaskAsync_EndedWithALongLivedToken_LeavesNothingInTheToken()
    {
        var sequencer = new TaskSequencer();
        using var source = new CancellationTokenSource();

        WeakReference captured = RunWithToken(sequencer, source.Token);

        Collected.AssertGone(captured);
        Assert.False(source.IsCancellationRequested);
    }

    [Fact]
    public void QueueTaskAsync_DisposedWithALongLivedToken_LeavesNothingInTheToken()
    {
        using var source = new CancellationTokenSource();

        WeakReference closure = QueueRefused(source.Token);

        Collected.AssertGone(closure);
        Assert.False(source.IsCancellationRequested);
    }

    [Fact]
    public void Advance_ContextKeepsAnEndedOperation_DoesNotKeepThoseBehindIt()
    {
        var context = new KeepingContext();

        WeakReference behind = RunBehindAKeptOne(context);

        Collected.AssertGone(behind);
        Assert.Equal(1, context.Kept);
    }

    [Fact]
    public void Advance_EndedOperationOfAnOldGeneration_DoesNotKeepThoseBehindIt()
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();
        _ = sequencer.QueueTaskAsync(_ => body.Task);
        _ = Ambient.In(new InlineContext(), () => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        GC.Collect();
        GC.Collect();
        WeakReference behind = QueueInline(sequencer);

        Ambient.Without(body.SetResult);

        // A young collection takes all of an old generation for alive.
        GC.Collect(0);
        Assert.False(behind.IsAlive, "An operation that has ended holds the one behind it.");
    }

    [Fact]
    public async Task QueueTaskAsync_SequencerDropped_RunsWhatWasQueued()
    {
        var body = new TaskCompletionSource();
        Task<string> last = QueueAndDrop(body.Task);
        GC.Collect();

        body.SetResult();

        Assert.Equal("ran all the same", await last);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Closure, WeakReference Result) RunOne(TaskSequencer sequencer)
    {
        object captured = new();
        object result = new();
        Task<object> task = sequencer.QueueTaskAsync(_ =>
        {
            GC.KeepAlive(captured);
            return Task.FromResult(result);
        });
        Assert.True(task.IsCompletedSuccessfully);
        return (new WeakReference(captured), new WeakReference(result));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference QueueOne(TaskSequencer sequencer, Task body, CancellationToken token)
    {
        object captured = new();
        _ = sequencer.QueueTaskAsync(
            _ =>
            {
                GC.KeepAlive(captured);
                return body;
            },
            token);
        return new WeakReference(captured);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunWithToken(TaskSequencer sequencer, CancellationToken token)
    {
        object captured = new();

        // What an operation leaves in its token lives as long as that; the caller's must not keep it.
        Task task = sequencer.QueueTaskAsync(
            handed =>
            {
                _ = handed.UnsafeRegister(static _ => { }, captured);
                return Task.FromResult(captured);
            },
            token);
        Assert.True(task.IsCompletedSuccessfully);
        return new WeakReference(captured);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunBehindAKeptOne(KeepingContext context)
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();
        _ = sequencer.QueueTaskAsync(_ => body.Task);
        _ = Ambient.In(context, () => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Task behind = Ambient.In(new InlineContext(), () => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Ambient.Without(body.SetResult);
        Assert.True(behind.IsCompletedSuccessfully);
        return new WeakReference(behind);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference QueueInline(TaskSequencer sequencer) =>
        new(Ambient.In(new InlineContext(), () => sequencer.QueueTaskAsync(_ => Task.CompletedTask)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference QueueRefused(CancellationToken token)
    {
        var sequencer = new TaskSequencer();
        Assert.True(sequencer.DisposeAsync().AsTask().IsCompletedSuccessfully);
        object captured = new();
        Action queue = () => sequencer.QueueTaskAsync(
            _ =>
            {
                GC.KeepAlive(captured);
                return Task.CompletedTask;
            },
            token);
        Assert.Throws<ObjectDisposedException>(queue);
        return new WeakReference(captured);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<string> QueueAndDrop(Task body)
    {
        var sequencer = new TaskSequencer();
        _ = sequencer.QueueTaskAsync(_ => body);
        return sequencer.QueueTaskAsync(_ => Task.FromResult("ran all the same"));
    }

    private static void RunOnSmallStack(Action action) => OtherThread.Run(action, SmallStack);
}
