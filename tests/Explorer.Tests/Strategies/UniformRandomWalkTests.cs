using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>All schedules are equally likely where nobody waits.</summary>
public class UniformRandomWalkTests
{
    [Fact]
    public void UniformRandomWalk_TwoOperations_ChoosesEachScheduleEquallyOften() =>
        SampledOutcomes.Of(TwoAndFour, StrategyKind.UniformRandomWalk, 15_000).AssertEven(15); // 6 over 2

    [Fact]
    public void RandomWalk_TwoOperations_DoesNot() =>
        Assert.ThrowsAny<Exception>(() => SampledOutcomes.Of(TwoAndFour, StrategyKind.RandomWalk, 15_000).AssertEven(15));

    [Fact]
    public void UniformRandomWalk_OperationsThatCreateOthers_ChoosesEachScheduleEquallyOften() =>
        SampledOutcomes.Of(CreatesTwo, StrategyKind.UniformRandomWalk, 20_000).AssertEven(45); // 6! / (4 * 2 * 2)

    [Fact]
    public void UniformRandomWalk_ShortAgainstLong_LeavesTheShortOneForTheEndAsOftenAsAnywhere()
    {
        const int Schedules = 20_000;
        var program = SimulatedProgram.Of(1, 24);
        var walk = new UniformRandomWalk(1);
        walk.Learn(program.Measure());
        var last = Enumerable.Range(0, Schedules).Count(_ => program.Next(walk).EndsWith('0'));

        Assert.InRange(last, Schedules * (0.04 - 0.006), Schedules * (0.04 + 0.006)); // one in 25; more than four deviations
    }

    [Fact]
    public void UniformRandomWalk_WithoutAnEstimate_ChoosesEvenly()
    {
        const int Schedules = 10_000;
        var program = SimulatedProgram.Of(1, 3);
        var walk = new UniformRandomWalk(1);
        var last = Enumerable.Range(0, Schedules).Count(_ => program.Next(walk).EndsWith('0'));

        Assert.InRange(last, Schedules * (0.125 - 0.015), Schedules * (0.125 + 0.015));
    }

    private static void TwoAndFour(List<string> outcomes)
    {
        var (order, one, other) = (new List<char>(), new Cell(), new Cell());
        Interleaving.Run(() => Steps(one, 'a', 2, order), () => Steps(other, 'b', 4, order));
        outcomes.Add(string.Concat(order));
    }

    private static void CreatesTwo(List<string> outcomes)
    {
        var (order, cell) = (new List<char>(), new Cell());
        Interleaving.Run(
            () =>
            {
                Steps(cell, 'a', 1, order);
                Interleaving.Run(() => Steps(cell, 'b', 2, order), () => Steps(cell, 'c', 1, order));
            },
            () => Steps(cell, 'd', 2, order));
        outcomes.Add(string.Concat(order));
    }

    private static void Steps(Cell cell, char name, int count, List<char> order)
    {
        for (var step = 0; step < count; step++)
        {
            cell.Increment();
            order.Add(name);
        }
    }
}
