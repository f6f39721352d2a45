using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>The same choices give the same steps, the same seed the same choices.</summary>
public class DeterminismTests
{
    [Fact]
    public void RandomWalk_SameSeed_FindsTheSameSchedule()
    {
        var first = Explore(7);
        var second = Explore(7);
        Assert.Equal(first.Schedules, second.Schedules);
        Assert.Equal(first.Steps, second.Steps);
        Assert.Equal(first.Violation!.Replay, second.Violation!.Replay);
        Assert.Equal(TraceTable.Render(first.Violation.Trace), TraceTable.Render(second.Violation.Trace));
    }

    [Fact]
    public void RandomWalk_OtherSeeds_FindOtherSchedules()
    {
        var replays = Enumerable.Range(0, 8).Select(seed => Explore((uint)seed).Violation!.Replay).Distinct();
        Assert.True(replays.Count() > 1);
    }

    [Fact]
    public void Replay_TenThousandTimes_TakesTheSameSteps()
    {
        var once = Schedule(new RandomWalk(11));
        var steps = new Dictionary<uint, int>();
        var loop = Run(new Replay(new ChoiceReader(once.Choices.Pack(), once.Choices.Count), once.Log.Hash), 10_000,
            ended => CountSteps(ended, steps));

        Assert.Null(loop.Found?.Outcome);
        Assert.Equal(10_000 + loop.Redone, steps[loop.Explored!.Log.Hash]);
        Assert.Equal(2, steps.Count); // and the one that every exploration begins and ends with
    }

    private static ExplorationReport Explore(uint seed) => Explorer.Explore(
        static async () =>
        {
            var x = 0;
            await Task.WhenAll(Task.Run(Add), Task.Run(Add), Task.Run(Add));
            Assert.Equal(3, x);

            void Add() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);
        },
        new ExplorationOptions { Seed = seed, Strategy = StrategyKind.RandomWalk });

    // An event with two waiters and a setter, with its points written by hand.
    private static async Task Event()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiters = new[] { Wait(), Wait() };
        Interleaving.Run(Interleaving.Point, Interleaving.Point, () =>
        {
            Interleaving.Point();
            source.TrySetResult();
        });
        foreach (var waiter in waiters)
            await waiter;

        async Task Wait()
        {
            Interleaving.Point();
            await source.Task;
            Interleaving.Point();
        }
    }

    private static Execution Schedule(IStrategy strategy) => Run(strategy, 1, _ => { }).Explored!;

    private static ExplorationLoop Run(IStrategy strategy, int schedules, Action<Execution> ended)
    {
        ExplorationLoop? loop = null;
        var plan = new Plan("by hand", schedules, new SinglePhase(schedules, strategy));
        loop = new ExplorationLoop(
            "event", Event, plan, new ExplorationOptions { Schedules = schedules }) { AfterEach = () => ended(loop!.Last) };
        loop.Start();
        Assert.True(loop.WaitForEnd(Timeout.InfiniteTimeSpan));
        return loop;
    }

    private static void CountSteps(Execution ended, Dictionary<uint, int> steps) =>
        steps[ended.Log.Hash] = steps.GetValueOrDefault(ended.Log.Hash) + 1;
}
