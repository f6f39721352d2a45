using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

/// <summary>Exact bytes. What is beyond the returned task is the sequencer's.</summary>
public sealed class TaskSequencerAllocationTests
{
    private const int Rounds = 1_000;
    private const int TaskBytes = 64;
    private const int TaskOfIntBytes = 72;

    private static readonly Task<int> s_one = Task.FromResult(1);
    private static readonly Func<CancellationToken, Task> s_done = static _ => Task.CompletedTask;
    private static readonly Func<CancellationToken, Task<int>> s_doneWithResult = static _ => s_one;

    [Fact]
    public void QueueTaskAsync_UncontendedSynchronous_AllocatesNothing()
    {
        var sequencer = new TaskSequencer();

        AssertBytes(0, () => sequencer.QueueTaskAsync(s_done));
        AssertBytes(0, () => sequencer.QueueTaskAsync(static (task, _) => task, s_one));
        AssertBytes(0, () => sequencer.QueueTaskAsync(static Task (task, _) => task, s_one));
        AssertBytes(0, () => sequencer.QueueTaskAsync(s_doneWithResult));
    }

    [Fact]
    public void QueueTaskAsync_UncontendedAsynchronous_AllocatesTheTaskAndItsSource()
    {
        var sequencer = new TaskSequencer();
        const int source = 24;
        TaskCompletionSource<int>[] bodies = [.. Enumerable.Range(0, 4 * Rounds).Select(_ => new TaskCompletionSource<int>())];
        int next = 0;

        AssertBytes(TaskBytes + source, () =>
        {
            TaskCompletionSource<int> body = bodies[next++];
            _ = sequencer.QueueTaskAsync(static Task (body, _) => body.Task, body);
            body.SetResult(1);
        });
        AssertBytes(TaskOfIntBytes + source, () =>
        {
            TaskCompletionSource<int> body = bodies[next++];
            _ = sequencer.QueueTaskAsync(static (body, _) => body.Task, body);
            body.SetResult(1);
        });
    }

    [Fact]
    public void QueueTaskAsync_Queued_AllocatesTheTaskAnd64Bytes()
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();
        _ = sequencer.QueueTaskAsync(_ => body.Task);

        AssertBytes(TaskBytes + 64, () => sequencer.QueueTaskAsync(s_done));
        AssertBytes(TaskOfIntBytes + 64, () => sequencer.QueueTaskAsync(s_doneWithResult));
        AssertBytes(TaskBytes + 64 + 8, () => sequencer.QueueTaskAsync(static (_, _) => Task.CompletedTask, body));
        body.SetResult();
    }

    // A first time for what is made once: the sequencer's own delegate, and the code itself.
    private static void AssertBytes(long each, Action action)
    {
        long before = 0;
        Ambient.Without(() =>
        {
            for (int i = 0; i < Rounds; i++)
                action();
            before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Rounds; i++)
                action();
            before = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(each * Rounds, before);
    }
}
