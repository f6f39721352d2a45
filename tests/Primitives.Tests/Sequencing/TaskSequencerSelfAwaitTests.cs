using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerSelfAwaitTests
{
    private readonly TaskSequencer _sequencer = new(new TaskSequencerOptions { DetectsSelfAwait = true });
    private readonly TaskCompletionSource _body = new();

    public static TheoryData<string> Calls => new(ByName.Keys);

    private static Dictionary<string, Action<TaskSequencer>> ByName { get; } = new()
    {
        ["QueueTaskAsync"] = sequencer => sequencer.QueueTaskAsync(_ => Task.CompletedTask),
        ["QueueTaskAsync with a result"] = sequencer => sequencer.QueueTaskAsync(_ => Task.FromResult(1)),
        ["QueueTaskAsync with a state"] = sequencer => sequencer.QueueTaskAsync((_, _) => Task.CompletedTask, "state"),
        ["TryQueue"] = sequencer => sequencer.TryQueue(_ => Task.CompletedTask, out _),
        ["QueueWhenRoomAsync"] = sequencer => sequencer.QueueWhenRoomAsync(_ => Task.CompletedTask),
        ["WhenIdleAsync"] = sequencer => sequencer.WhenIdleAsync(),
        ["DisposeAsync"] = sequencer => _ = sequencer.DisposeAsync().AsTask(),
        ["AbortAsync"] = sequencer => sequencer.AbortAsync().GetAwaiter().GetResult(),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_InsideAnOperationOfTheSame_Throws(string call)
    {
        foreach (bool afterAnAwait in new[] { false, true })
        {
            InvalidOperationException? exception = null;
            await _sequencer.QueueTaskAsync(async _ =>
            {
                if (afterAnAwait)
                    await Task.Yield();
                exception = Assert.Throws<InvalidOperationException>(() => ByName[call](_sequencer));
            });

            Assert.StartsWith(
                "An operation of the sequencer would wait for itself; call Post", exception!.Message, StringComparison.Ordinal);
        }

        Assert.Equal("next", await _sequencer.QueueTaskAsync(_ => Task.FromResult("next")));
    }

    [Fact]
    public async Task QueueTaskAsync_InsideAnOperationQueuedFromInside_Throws()
    {
        var other = new TaskSequencer(new TaskSequencerOptions { DetectsSelfAwait = true });
        Exception? inner = null;

        await _sequencer.QueueTaskAsync(_ => other.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            Assert.Throws<InvalidOperationException>(() => ByName["WhenIdleAsync"](other));
            inner = Assert.Throws<InvalidOperationException>(() => ByName["QueueTaskAsync"](_sequencer));
        }));

        Assert.NotNull(inner);
    }

    [Fact]
    public async Task QueueTaskAsync_WorkThatOutlivesTheOperation_IsServed()
    {
        Task<string> left = Task.FromResult("not started");
        await _sequencer.QueueTaskAsync(_ =>
        {
            left = OutliveAsync();
            return Task.CompletedTask;
        });

        _body.SetResult();

        Assert.Equal("served", await left);

        async Task<string> OutliveAsync()
        {
            await _body.Task;
            return await _sequencer.QueueTaskAsync(_ => Task.FromResult("served"));
        }
    }

    [Fact]
    public async Task QueueTaskAsync_InsideAnOperationOfAnotherOne_IsServed()
    {
        var other = new TaskSequencer(new TaskSequencerOptions { DetectsSelfAwait = true });

        Assert.Equal("served", await _sequencer.QueueTaskAsync(_ => other.QueueTaskAsync(_ => Task.FromResult("served"))));
    }

    [Fact]
    public async Task QueueTaskAsync_NotDetecting_QueuesFromInside()
    {
        var sequencer = new TaskSequencer();
        Task<string>? inner = null;

        await sequencer.QueueTaskAsync(_ =>
        {
            inner = sequencer.QueueTaskAsync(_ => Task.FromResult("inner"));
            return Task.CompletedTask;
        });

        Assert.Equal("inner", await inner!);
    }

    [Fact]
    public async Task Post_FromInside_RunsAfterTheOperationAndMayPostAgain()
    {
        var order = new List<string>();
        await _sequencer.QueueTaskAsync(async _ =>
        {
            _sequencer.Post(async _ =>
            {
                await Task.Yield();
                order.Add("posted");
                _sequencer.Post((order, _) => Note(order, "posted by the posted one"), order);
            });
            await Task.Yield();
            order.Add("operation");
        });
        await _sequencer.WhenIdleAsync();

        Assert.Equal(["operation", "posted", "posted by the posted one"], order);

        static Task Note(List<string> order, string name)
        {
            order.Add(name);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Post_Plain_RunsAndReturnsNothing()
    {
        var sequencer = new TaskSequencer();
        int runs = 0;

        sequencer.Post(_ => Task.FromResult(runs++));
        sequencer.Post((step, _) => Task.FromResult(runs += step), 10);
        sequencer.Post(_ => Task.FromResult(runs = -1), new CancellationToken(canceled: true));

        Assert.Equal(11, runs);
        await sequencer.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => sequencer.Post(_ => Task.CompletedTask));
        Assert.Throws<ArgumentNullException>("operation", () => sequencer.Post(null!));
        Assert.Throws<ArgumentNullException>("operation", () => sequencer.Post<string>(null!, "state"));
    }

    [Fact]
    public void Post_Fails_IsReportedLikeAnAbandonedTask()
    {
        var failure = new FormatException("of a posted operation");
        var reported = new List<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, e) =>
        {
            lock (reported)
                reported.AddRange(e.Exception.InnerExceptions);
        };
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            OtherThread.Run(() => new TaskSequencer().Post(_ => throw failure));
            for (int round = 0; round < 10 && !Seen(); round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.True(Seen());
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        bool Seen()
        {
            lock (reported)
                return reported.Contains(failure);
        }
    }
}
