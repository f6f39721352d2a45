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

    [Fact]
    public void UniformRandomWalk_CreatorOfAnother_HasItsOwnStepsLeft()
    {
        const int Draws = 10_000;
        var walk = new UniformRandomWalk(1);
        walk.Learn(new Profile(10, 0, new Dictionary<uint, int> { [100] = 10, [101] = 6 }));
        walk.BeginSchedule();
        walk.Created(0, -1, 100);
        walk.Created(1, 0, 101);
        var both = new Both();
        var creator = Enumerable.Range(0, Draws).Count(_ => walk.Choose(both) == 0);

        Assert.InRange(creator, Draws * (0.4 - 0.02), Draws * (0.4 + 0.02)); // four of ten
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

    private sealed class Both : ICandidates
    {
        private readonly Candidate[] _all = [new Candidate(0, default), new Candidate(1, default)];

        public int Count => _all.Length;

        public int Current => -1;

        public ReadOnlySpan<Candidate> All() => _all;
    }
}
