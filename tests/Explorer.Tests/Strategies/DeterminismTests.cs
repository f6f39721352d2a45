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
        var random = new RandomWalk(11);
        random.BeginSchedule();
        var once = new ExplorationLoop("event", Event, random, new ExplorationOptions { Schedules = 1 });
        once.Run();
        Assert.Null(once.Last.Outcome);

        var repeated = new Repeated(new Replay(new ChoiceReader(once.Last.Choices.Pack(), once.Last.Choices.Count), once.Last.Log.Hash), once.Last.Log.Hash);
        var loop = new ExplorationLoop("event", Event, repeated, new ExplorationOptions { Schedules = 10_000 });
        repeated.Loop = loop;
        loop.Run();
        Assert.Null(loop.Found?.Outcome);
        Assert.Equal(10_000, loop.Schedules);
        Assert.Equal(0, repeated.Different);
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

    private sealed class Repeated(Replay replay, uint steps) : IStrategy
    {
        private Execution? _before;

        public ExplorationLoop? Loop { get; set; }

        public int Different { get; private set; }

        public string Name => replay.Name;

        public bool BeginSchedule()
        {
            Compare();
            return replay.BeginSchedule();
        }

        public void RepeatSchedule()
        {
            Compare();
            replay.RepeatSchedule();
        }

        public int Choose(ReadOnlySpan<Candidate> candidates, int current) => replay.Choose(candidates, current);

        public int Draw(int bound) => replay.Draw(bound);

        private void Compare()
        {
            if (Loop?.Last is { } last && last != _before && last.Log.Hash != steps)
                Different++;
            _before = Loop?.Last;
        }
    }
}
