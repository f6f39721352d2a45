using Weft.Exploration.Planning;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Conformity;

/// <summary>The same choices give the same steps, however often: in every program, for every family of the interception table.</summary>
/// <remarks>A class for each kind of program, because the tests of one class do not run side by side.</remarks>
public abstract class ReplayTests
{
    private const int Replays = 10_000;
    private const int Schedules = 20;

    protected static void AssertTakesTheSameSteps(string program)
    {
        var test = Programs.Copy(program);
        var passing = SchedulesThatPass(test);
        var steps = passing.ToDictionary(number => number, _ => new HashSet<uint>());
        var strategy = new SameSchedules(passing);
        var loop = Run(test, strategy, Replays, loop =>
        {
            // What runs before and after them is the schedule that every exploration compares.
            if (loop.IsExploring)
                steps[strategy.Current].Add(loop.Last.Log.Hash);
        });

        Assert.Null(loop.Found?.Outcome);
        Assert.Null(loop.Drift);
        Assert.Equal(passing[^1], strategy.Current);
        Assert.All(steps.Values, hashes => Assert.Single(hashes));
    }

    private static List<long> SchedulesThatPass(Func<Task?> test)
    {
        var passing = new List<long>();
        for (var number = 0L; passing.Count < Schedules; number++)
        {
            Assert.True(number < 100 * Schedules, $"Only {passing.Count} schedules of the first {number} pass.");
            if (Run(test, new SameSchedules([number]), 1, null).Found is null)
                passing.Add(number);
        }
        return passing;
    }

    private static ExplorationLoop Run(Func<Task?> test, IStrategy strategy, int schedules, Action<ExplorationLoop>? afterEach)
    {
        var plan = new Plan("the same schedules", schedules, new SinglePhase(schedules, strategy));
        ExplorationLoop? loop = null;
        loop = new ExplorationLoop("program", test, plan, new ExplorationOptions { Schedules = schedules, FindsRaces = false })
        {
            AfterEach = () => afterEach?.Invoke(loop!),
        };
        loop.Start();
        Assert.True(loop.WaitForEnd(Timeout.InfiniteTimeSpan));
        return loop;
    }
}
