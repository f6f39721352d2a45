using System.Text.Json;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Tests.KnownAnswers;

namespace Weft.Exploration.Tests.Reduction;

/// <summary>An exhaustive exploration that was stopped, written down, read again and gone on with is one that was never stopped.</summary>
public class ResumeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(200)]
    public void Exhaustive_StoppedAndGoneOnWith_RunsEachInterleavingOnce(int stopAfter)
    {
        var first = new HashSet<ulong>();
        using var stop = new CancellationTokenSource();
        var stopped = Explore(new ExplorationOptions
        {
            Cancellation = stop.Token,
            OnInterleaving = signature =>
            {
                first.Add(signature);
                if (first.Count == stopAfter)
                    stop.Cancel();
            },
        });

        var rest = new HashSet<ulong>();
        var state = JsonSerializer.Deserialize<ExplorationState>(JsonSerializer.Serialize(stopped.State));
        var ended = Explore(new ExplorationOptions { Resume = state, OnInterleaving = signature => rest.Add(signature) });

        Assert.True(stopped.IsInterrupted);
        Assert.Equal(Verdict.EveryInterleavingExplored, ended.Verdict);
        Assert.Equal(256, ended.Interleavings);
        Assert.Equal(256 - stopAfter, rest.Count);
        Assert.False(first.Overlaps(rest));
    }

    [Fact]
    public void Exhaustive_DamagedState_IsRefused()
    {
        using var stop = new CancellationTokenSource();
        var stopped = Explore(new ExplorationOptions { Cancellation = stop.Token, OnInterleaving = _ => stop.Cancel() });
        var phases = stopped.State!.Plan.Phases;
        var damaged = stopped.State with
        {
            Plan = stopped.State.Plan with { Phases = [phases[0] with { Path = ["1", "{"] }, .. phases.Skip(1)] },
        };

        Assert.Throws<StateException>(() => Explore(new ExplorationOptions { Resume = damaged }));
    }

    private static ExplorationReport Explore(ExplorationOptions options) => Explorer.Explore(
        8, Readers, options with { Strategy = StrategyKind.Exhaustive, Schedules = 100_000, Parallelism = 1 });

    private static void Readers(int count)
    {
        var x = new Cell();
        Interleaving.Run([() => x.Write(1), .. Enumerable.Repeat<Action>(() => x.Read(), count)]);
    }
}
