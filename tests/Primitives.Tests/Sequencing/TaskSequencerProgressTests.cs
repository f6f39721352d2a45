using Weft.Tests.Contexts;

namespace Weft.Tests.Sequencing;

public sealed class TaskSequencerProgressTests
{
    private readonly TaskCompletionSource _body = new();

    [Fact]
    public void Progress_Plain_CountsWhatIsQueuedRunsAndHasEnded()
    {
        var sequencer = new TaskSequencer();
        var context = new RecordingContext();
        using var source = new CancellationTokenSource();
        Assert.Equal(new SequencerProgress(0, 0, 0), sequencer.Progress);

        _ = sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Assert.Equal(new SequencerProgress(0, 0, 1), sequencer.Progress);
        _ = sequencer.QueueTaskAsync(_ => _body.Task);
        Assert.Equal(new SequencerProgress(0, 1, 1), sequencer.Progress);
        _ = Ambient.In(context, () => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        _ = Ambient.In(context, () => sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token));
        _ = Ambient.In(context, () => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        Task idle = sequencer.WhenIdleAsync();
        source.Cancel();
        Assert.Equal(new SequencerProgress(3, 1, 1), sequencer.Progress);

        Ambient.Without(_body.SetResult);
        Assert.Equal(new SequencerProgress(2, 1, 2), sequencer.Progress);
        Task disposal = sequencer.DisposeAsync().AsTask();
        Assert.Equal(new SequencerProgress(2, 1, 2), sequencer.Progress);
        context.RunAll();

        Assert.Equal(new SequencerProgress(0, 0, 5), sequencer.Progress);
        Assert.True(idle.IsCompletedSuccessfully);
        Assert.True(disposal.IsCompletedSuccessfully);
    }

    [Fact]
    public void Progress_ByOptions_IsReportedAfterEachOperation()
    {
        var reports = new Reports();
        var sequencer = new TaskSequencer(new TaskSequencerOptions { Progress = reports });
        _ = sequencer.QueueTaskAsync(_ => _body.Task);
        Ambient.In(new InlineContext(), () =>
        {
            _ = sequencer.QueueTaskAsync(_ => Task.CompletedTask);
            _ = sequencer.QueueTaskAsync(_ => throw new FormatException("thrown by the factory"));
        });
        Assert.Empty(reports.Seen);

        Ambient.Without(_body.SetResult);

        Assert.Equal([new(2, 0, 1), new(1, 0, 2), new(0, 0, 3)], reports.Seen);
        _ = sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Assert.Equal(new(0, 0, 4), reports.Seen[^1]);
    }

    [Fact]
    public void Progress_ReportThrows_GoesOn()
    {
        var reports = new Reports { Failure = new FormatException("of a report") };
        var sequencer = new TaskSequencer(new TaskSequencerOptions { Progress = reports });

        Task first = sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Task second = sequencer.QueueTaskAsync(_ => Task.CompletedTask);

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
        Assert.Equal(2, sequencer.Progress.Completed);
    }

    private sealed class Reports : IProgress<SequencerProgress>
    {
        public List<SequencerProgress> Seen { get; } = [];

        public Exception? Failure { get; init; }

        public void Report(SequencerProgress value)
        {
            Seen.Add(value);
            if (Failure is not null)
                throw Failure;
        }
    }
}
