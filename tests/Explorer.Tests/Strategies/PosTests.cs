using Weft.Exploration.Causality;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>The order of two accesses that race does not depend on the steps that race with nothing.</summary>
public class PosTests
{
    private const int Between = 13;

    [Fact]
    public void Pos_AccessThatWaitsForStepsThatDoNotRace_IsFoundAsOftenAsPromised()
    {
        // Each of the reader's steps has to draw more than the write has drawn once: the integral of x^(m+1).
        var promised = 1.0 / (Between + 2);
        var found = SampledOutcomes.Of(ReadsBeforeTheWrite, StrategyKind.Pos, 20_000);

        found.AssertAtLeast(promised, "found");
        found.AssertAtMost(promised, "found");
        SampledOutcomes.Of(ReadsBeforeTheWrite, StrategyKind.RandomWalk, 5_000).AssertAtMost(Math.Pow(2, -Between - 1), "found");
    }

    [Theory]
    [InlineData(nameof(AccessKind.Update), nameof(AccessKind.Update), 1.0 / 8)] // three races, decided anew each time
    [InlineData(nameof(AccessKind.Read), nameof(AccessKind.Update), 1.0 / 8)]
    [InlineData(nameof(AccessKind.Acquire), nameof(AccessKind.Acquire), 1.0 / 8)]
    [InlineData(nameof(AccessKind.Read), nameof(AccessKind.Read), 1.0 / 4)] // no race: the fourth is the last of four draws
    [InlineData(nameof(AccessKind.Await), nameof(AccessKind.Await), 1.0 / 4)]
    [InlineData(nameof(AccessKind.Wait), nameof(AccessKind.Wait), 1.0 / 8)] // both may take what they wait for
    [InlineData(nameof(AccessKind.Complete), nameof(AccessKind.Await), 1.0 / 8)]
    public void Pos_AccessAgainstThreeOfAnother_IsLastAsOftenAsPromised(string three, string one, double promised)
    {
        var (shared, other) = (new Access(Enum.Parse<AccessKind>(three), 7, 0), new Access(Enum.Parse<AccessKind>(one), 7, 0));
        AssertLast(promised, new SimulatedProgram([shared, shared, shared], [other]));
    }

    [Fact]
    public void Pos_AccessesThatTouchNothing_DoNotRace()
    {
        var start = new Access(AccessKind.Start, 0, 0);
        AssertLast(1.0 / 4, new SimulatedProgram([start, start, start], [start]));
    }

    private static void AssertLast(double promised, SimulatedProgram program)
    {
        const int Schedules = 10_000;
        var pos = new Pos(3);
        var last = Enumerable.Range(0, Schedules).Count(_ => program.Next(pos) == "0001");
        Assert.InRange(last, Schedules * (promised - 0.015), Schedules * (promised + 0.015)); // more than four deviations
    }

    private static void ReadsBeforeTheWrite(List<string> outcomes)
    {
        var (shared, own) = (new Cell(), new Cell());
        var read = 1;
        Interleaving.Run(
            () => shared.Write(1),
            () =>
            {
                own.WriteTimes(Between);
                read = shared.Read();
            });
        outcomes.Add(read == 0 ? "found" : "missed");
    }
}
