using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>What all strategies that draw have in common.</summary>
public class SamplingTests
{
    public static TheoryData<StrategyKind> Strategies =>
    [
        StrategyKind.RandomWalk,
        StrategyKind.Pct,
        StrategyKind.Pos,
        StrategyKind.UniformRandomWalk,
        StrategyKind.DelayBounded,
        StrategyKind.Portfolio,
    ];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Schedule_OfANumber_IsTheSameWhateverCameBefore(StrategyKind strategy)
    {
        var program = SimulatedProgram.Of(6, 4, 5);
        var plan = Plans.Of(new ExplorationOptions { Strategy = strategy, Seed = 9, Schedules = 1_000 });
        var (first, second) = (Strategy(plan, program), Strategy(plan, program));
        for (var schedule = 0; schedule < 64; schedule++)
            program.Run(first, null);

        var after = Enumerable.Range(0, 100).Select(_ => program.Next(first)).ToList();
        Assert.Equal(after, Enumerable.Range(0, 100).Select(_ => program.Next(second)));
        Assert.True(after.Distinct().Count() > 10);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Schedule_OfAnotherSeed_IsAnother(StrategyKind strategy)
    {
        var program = SimulatedProgram.Of(6, 4, 5);
        var of = (uint seed) => Strategy(Plans.Of(new ExplorationOptions { Strategy = strategy, Seed = seed }), program);
        var (one, other) = (of(1), of(2));

        Assert.NotEqual(
            Enumerable.Range(0, 20).Select(_ => program.Next(one)), Enumerable.Range(0, 20).Select(_ => program.Next(other)));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Schedule_Repeated_IsTheSame(StrategyKind strategy)
    {
        var program = SimulatedProgram.Of(60, 40, 50);
        var drawn = Strategy(Plans.Of(new ExplorationOptions { Strategy = strategy }), program);
        for (var schedule = 0; schedule < 20; schedule++)
        {
            var once = new List<int>();
            program.Run(drawn, once);
            for (var time = 0; time < 3; time++) // as often as the explorer repeats one
            {
                var again = new List<int>();
                drawn.RepeatSchedule();
                program.RunAgain(drawn, again);
                Assert.Equal(once, again);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Schedule_OfAProgramSeenBefore_AllocatesNothing(StrategyKind strategy)
    {
        var program = SimulatedProgram.Of(6, 4, 5, 30);
        var drawn = Strategy(Plans.Of(new ExplorationOptions { Strategy = strategy }), program);
        for (var schedule = 0; schedule < 10; schedule++)
            program.Run(drawn, null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var schedule = 0; schedule < 10; schedule++)
            program.Run(drawn, null);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void LoopThatPollsWithoutSaying_HasAnEnd(StrategyKind strategy)
    {
        var report = HandWritten.Explore(
            PollUntilSet, Plans.Of, new ExplorationOptions { Strategy = strategy, Schedules = 500, MaxSteps = 1_000 });

        Assert.Equal((Verdict.Sampled, 500), (report.Verdict, report.Schedules));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Violation_Found_ReplaysAndIsTheSameForAnyNumberOfLoops(StrategyKind strategy)
    {
        var options = new ExplorationOptions { Strategy = strategy, Seed = 4 };
        var one = Explorer.Explore(LostUpdate, options with { Parallelism = 1 });
        var two = Explorer.Explore(LostUpdate, options with { Parallelism = 2 });

        Assert.Equal((one.Schedules, one.Steps, one.Violation!.Replay), (two.Schedules, two.Steps, two.Violation!.Replay));
        Assert.Equal(one.Violation.Message, Explorer.Replay(one.Violation.Replay, LostUpdate).Violation?.Message);
    }

    [Fact]
    public void Depth_LessThanOne_IsAUsageException() => Assert.Equal(
        "The depth of a bug is 1 or more, not 0.",
        Assert.Throws<UsageException>(() => Plans.Of(new ExplorationOptions { Depth = 0 })).Message);

    private static IStrategy Strategy(Plan plan, SimulatedProgram program)
    {
        var strategy = plan.Take()!.Strategy;
        strategy.Learn(program.Measure());
        return strategy;
    }

    private static Task? PollUntilSet()
    {
        var isSet = false;
        Interleaving.Run(
            () =>
            {
                while (!isSet)
                    Interleaving.Point();
            },
            () =>
            {
                Interleaving.Point();
                isSet = true;
            });
        return null;
    }

    private static async Task LostUpdate()
    {
        var x = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add), Task.Run(Add));
        Assert.Equal(3, x);

        void Add() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);
    }
}
