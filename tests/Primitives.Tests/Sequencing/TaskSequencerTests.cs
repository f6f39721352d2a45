using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerTests
{
    [Fact]
    public void QueueTaskAsync_Null_Throws()
    {
        var sequencer = new TaskSequencer();

        Action queue = () => sequencer.QueueTaskAsync(null!);
        Action queueWithResult = () => sequencer.QueueTaskAsync<int>(null!);

        Assert.Throws<ArgumentNullException>("operation", queue);
        Assert.Throws<ArgumentNullException>("operation", queueWithResult);
    }

    [Fact]
    public async Task QueueTaskAsync_WithResult_ReturnsTheResultOfItsOwnOperation()
    {
        var sequencer = new TaskSequencer();

        Task<string> first = sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            return "first";
        });
        Task<int> second = sequencer.QueueTaskAsync(_ => Task.FromResult(2));

        Assert.Equal("first", await first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public void QueueTaskAsync_Idle_StartsOnTheCallersThreadInsideTheCall()
    {
        var sequencer = new TaskSequencer();
        int thread = 0;

        Task task = Ambient.Without(() => sequencer.QueueTaskAsync(_ =>
        {
            thread = Environment.CurrentManagedThreadId;
            return Task.CompletedTask;
        }));

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
        Assert.True(task.IsCompletedSuccessfully);
    }

    [Fact]
    public void QueueTaskAsync_IdleAgain_StartsInsideTheCallAgain()
    {
        var sequencer = new TaskSequencer();
        var started = new List<int>();

        for (int i = 0; i < 3; i++)
        {
            int number = i;
            Task task = sequencer.QueueTaskAsync(_ =>
            {
                started.Add(number);
                return Task.CompletedTask;
            });
            Assert.True(task.IsCompletedSuccessfully);
        }

        Assert.Equal([0, 1, 2], started);
    }

    [Fact]
    public async Task QueueTaskAsync_Idle_HoldsNoLockWhileTheFactoryRuns()
    {
        var sequencer = new TaskSequencer();
        Task<string>? second = null;

        Task first = sequencer.QueueTaskAsync(_ =>
        {
            // On another thread: the lock is one that its owner may enter again.
            OtherThread.Run(() => second = sequencer.QueueTaskAsync(_ => Task.FromResult("queued meanwhile")));
            return Task.CompletedTask;
        });

        await first;
        Assert.Equal("queued meanwhile", await second!);
    }

    [Fact]
    public void QueueTaskAsync_Busy_DoesNotCallTheFactoryUntilTheBodyBeforeHasEnded()
    {
        var context = new RecordingContext();
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource();
        bool started = false;
        Task first = sequencer.QueueTaskAsync(_ => body.Task);
        Task second = Ambient.In(context, () => sequencer.QueueTaskAsync(_ =>
        {
            started = true;
            return Task.CompletedTask;
        }));

        Assert.Equal(0, context.Count);
        Ambient.Without(body.SetResult);
        Assert.True(first.IsCompletedSuccessfully);
        Assert.False(started);
        context.RunOne();

        Assert.True(started);
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task QueueTaskAsync_Many_StartInTheOrderQueuedAndNeverOverlap()
    {
        var sequencer = new TaskSequencer();
        var started = new List<int>();
        int active = 0;
        int overlaps = 0;

        Task<int>[] tasks = [.. Enumerable.Range(0, 100).Select(number => sequencer.QueueTaskAsync(async _ =>
        {
            overlaps += Interlocked.Increment(ref active) - 1;
            started.Add(number);
            if (number % 3 != 0)
                await Task.Yield();
            overlaps += Interlocked.Decrement(ref active);
            return number * 7;
        }))];
        int[] results = await Task.WhenAll(tasks);

        Assert.Equal(0, overlaps);
        Assert.Equal(Enumerable.Range(0, 100), started);
        Assert.Equal(Enumerable.Range(0, 100).Select(number => number * 7), results);
    }

    [Fact]
    public async Task QueueTaskAsync_FromTwoThreads_RunsEachOnceAndNeverTwoTogether()
    {
        const int each = 200_000;
        var sequencer = new TaskSequencer();
        int active = 0;
        int overlaps = 0;
        int runs = 0;
        using var start = new Barrier(2);

        // Long enough that the two meet at the word again and again, whatever the machine.
        Action queue = () =>
        {
            start.SignalAndWait();
            for (int i = 0; i < each; i++)
                _ = sequencer.QueueTaskAsync(Run);
        };
        Task other = Task.Run(() => OtherThread.Run(queue));
        OtherThread.Run(queue);
        await other;
        await sequencer.DisposeAsync();

        Assert.Equal(0, overlaps);
        Assert.Equal(2 * each, runs);
        Assert.Equal(2 * each, sequencer.Progress.Completed);

        Task Run(CancellationToken token)
        {
            overlaps += active++;
            runs++;
            active--;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task QueueTaskAsync_FromAnOperation_RunsAfterThoseQueuedBefore()
    {
        var sequencer = new TaskSequencer();
        var started = new List<string>();
        Task? nested = null;
        var body = new TaskCompletionSource();

        Task outer = sequencer.QueueTaskAsync(async _ =>
        {
            started.Add("outer");
            await body.Task;
            nested = sequencer.QueueTaskAsync(_ => Note("nested"));
            started.Add("end of outer");
        });
        Task second = sequencer.QueueTaskAsync(_ => Note("second"));
        body.SetResult();
        await outer;
        await second;
        await nested!;

        Assert.Equal(["outer", "end of outer", "second", "nested"], started);

        Task Note(string name)
        {
            started.Add(name);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task QueueTaskAsync_TaskCompleted_RunsNoContinuationInsideTheSequencer(bool withResult)
    {
        var sequencer = new TaskSequencer();
        var body = new TaskCompletionSource<int>();
        using var ended = new ManualResetEventSlim();
        Task task = withResult ? sequencer.QueueTaskAsync(_ => body.Task) : sequencer.QueueTaskAsync(Task (_) => body.Task);

        // Inside the sequencer, this would wait for the end of the body while the end of the body waits for it.
        Task continuation = task.ContinueWith(
            _ => ended.Wait(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        OtherThread.Run(() => body.SetResult(5));
        ended.Set();

        await continuation;
    }

    [Fact]
    public void QueueTaskAsync_TwoSequencers_DoNotWaitForEachOther()
    {
        var body = new TaskCompletionSource();
        Task blocked = new TaskSequencer().QueueTaskAsync(_ => body.Task);

        Task free = new TaskSequencer().QueueTaskAsync(_ => Task.CompletedTask);

        Assert.True(free.IsCompletedSuccessfully);
        Assert.False(blocked.IsCompleted);
    }
}
