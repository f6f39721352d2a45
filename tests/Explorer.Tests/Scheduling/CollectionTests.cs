using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>A collection moves objects, and with them what an address stands for: the schedule is run again.</summary>
public class CollectionTests
{
    private static int s_runs;

    [Fact]
    public void Explore_TestThatAllocates_RedoesSchedules()
    {
        var report = Explorer.Explore(
            static () =>
            {
                var garbage = new byte[60_000];
                GC.KeepAlive(garbage);
                return Task.CompletedTask;
            },
            new ExplorationOptions { Schedules = 20_000, Strategy = StrategyKind.RandomWalk });
        Assert.Equal(Verdict.Sampled, report.Verdict);
        Assert.Equal(20_000, report.Schedules);
        Assert.True(report.Redone > 0);
        Assert.Equal(report.Schedules, report.Steps); // one step each, and those that were thrown away do not count
    }

    [Fact]
    public void Explore_TestThatCollects_EndsAllTheSame()
    {
        var report = Explorer.Explore(static async () =>
        {
            await Task.Yield();
            GC.Collect(0);
        }, new ExplorationOptions { Strategy = StrategyKind.DepthFirst });
        Assert.Equal(Verdict.EveryScheduleExplored, report.Verdict);
        Assert.Equal(1, report.Schedules);
        Assert.Equal(3, report.Redone);
    }

    // The loop waits for a write to the flag where that was before the collection. So it is not woken by the write, and other operations
    // can run than the time before. What is pending behind that choice must not be lost, or run again.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Exhaustive_CollectionLeadsToOtherChoices_LosesNoInterleaving(int every)
    {
        var undisturbed = Explore(0);

        var disturbed = Explore(every);

        Assert.True(disturbed.Redone > 0, "No collection happened inside a schedule.");
        Assert.Equal((undisturbed.Interleavings, undisturbed.Schedules), (disturbed.Interleavings, disturbed.Schedules));
    }

    private static ExplorationReport Explore(int every) => Explorer.Explore(
        every,
        static every =>
        {
            var isMoving = every > 0 && ++s_runs % every == 0 && s_runs < 100; // the audit behind the walk needs none
            var garbage = isMoving ? new byte[10_000] : []; // in front of the flags, so that they move
            var flags = new int[3];
            GC.KeepAlive(garbage);
            Interleaving.Run(
                () =>
                {
                    var spinner = default(SpinWait);
                    while (Volatile.Read(ref flags[0]) == 0)
                        spinner.SpinOnce();
                    Volatile.Write(ref flags[1], 1);
                },
                () =>
                {
                    Volatile.Write(ref flags[2], 1);
                    if (isMoving)
                        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
                    Volatile.Write(ref flags[0], 1);
                    Volatile.Write(ref flags[1], 2);
                },
                () => Volatile.Write(ref flags[2], 2));
        },
        new ExplorationOptions { Strategy = StrategyKind.Exhaustive, Parallelism = 1 });
}
