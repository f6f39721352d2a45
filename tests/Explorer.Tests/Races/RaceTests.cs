using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Races;

/// <summary>Programs with a race: one schedule is enough to find it, whichever it is.</summary>
public class RaceTests
{
    [Fact]
    public void AField_IncrementedByTwo_IsReportedWithBothLines()
    {
        var violation = Races(async () =>
        {
            var counter = new Counter();
            await Task.WhenAll(Task.Run(counter.Increment), Task.Run(counter.Increment));
        });

        Assert.StartsWith(
            "data race on RaceTests.Counter.Count: operation 1 wrote it in RaceTests.Counter.Increment (RaceTests.cs:",
            violation.Message,
            StringComparison.Ordinal);
        Assert.Contains("operation 2 reads it in RaceTests.Counter.Increment (RaceTests.cs:", violation.Message, StringComparison.Ordinal);
        var steps = violation.Trace.Steps.Where(step => step.Action.Contains("RaceTests.Counter.Count", StringComparison.Ordinal));
        Assert.Equal(
            [
                (1, "starts and writes RaceTests.Counter.Count, unordered with operation 2"),
                (2, "starts and reads RaceTests.Counter.Count, unordered with operation 1"),
            ],
            steps.Select(step => (step.Operation, step.Action)));
    }

    [Fact]
    public void AStatic_IncrementedByTwo_IsReported() => Races(
        () => Task.WhenAll(Task.Run(() => Counter.All++), Task.Run(() => Counter.All++)), "Counter.All");

    [Fact]
    public void AProperty_SetByTwo_IsReported() => Races(
        () =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(() => counter.Name = "first"), Task.Run(() => counter.Name = "second"));
        },
        "Counter.Name");

    [Fact]
    public void ACapturedVariable_WrittenByOneAndReadByTheTest_IsReported() => Races(
        async () =>
        {
            var seen = 0;
            var writer = Task.Run(() => seen = 1);
            var read = seen;
            await writer;
            Assert.Equal(0, read * 0);
        },
        "seen");

    [Fact]
    public void AnElement_WrittenByTwo_IsReported() => Races(
        () =>
        {
            var counts = new int[3];
            return Task.WhenAll(Task.Run(() => counts[1]++), Task.Run(() => counts[1] = 7));
        },
        "counts[]");

    [Fact]
    public void AnElementOfObjects_WrittenByTwo_IsReported() => Races(
        () =>
        {
            object[] names = new string[2];
            return Task.WhenAll(Task.Run(() => names[1] = "left"), Task.Run(() => names[1] = "right"));
        },
        "names[]");

    [Fact]
    public void AnElementOfASpan_WrittenByTwo_IsReported() => Races(() =>
    {
        var counts = new int[3];
        return Task.WhenAll(Task.Run(() => Fill(counts)), Task.Run(() => Fill(counts)));

        static void Fill(Span<int> span) => span[2] = 5;
    });

    [Fact]
    public void AFieldOfAStructInAnObject_WrittenByTwo_IsReported() => Races(
        () =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(() => counter.Pair.Left = 1), Task.Run(() => counter.Pair.Left = 2));
        },
        "Pair.Left");

    [Fact]
    public void AStruct_CopiedWhileAFieldOfItIsWritten_IsReported() => Races(() =>
    {
        var counter = new Counter();
        return Task.WhenAll(
            Task.Run(() => counter.Pair.Right = 1),
            Task.Run(() =>
            {
                var copy = counter.Pair;
                return copy.Left;
            }));
    });

    [Fact]
    public void AStructMethod_ThatWritesItself_IsReported() => Races(() =>
    {
        var counter = new Counter();
        return Task.WhenAll(Task.Run(() => counter.Pair.Add(1)), Task.Run(() => counter.Pair.Add(2)));
    });

    [Fact]
    public void AStruct_ClearedByTwo_IsReported() => Races(() =>
    {
        var counter = new Counter();
        return Task.WhenAll(Task.Run(() => counter.Pair = default), Task.Run(() => counter.Pair = default));
    });

    [Fact]
    public void AReference_WrittenThroughByTwo_IsReported() => Races(() =>
    {
        var counter = new Counter();
        return Task.WhenAll(Task.Run(() => Add(ref counter.Count)), Task.Run(() => Add(ref counter.Count)));

        static void Add(ref int count) => count++;
    });

    [Fact]
    public void AFieldOfAGenericType_WrittenByTwo_IsReported() => Races(
        () =>
        {
            var box = new Box<string>();
            return Task.WhenAll(Task.Run(() => box.Put("left")), Task.Run(() => box.Put("right")));
        },
        "Box.Value");

    [Fact]
    public void ASimpleValueOfTheFramework_ReadByAMemberOfItsOwn_IsReported() => Races(
        () =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(() => counter.Last = 3), Task.Run(() => counter.Last.HasValue));
        },
        "Counter.Last");

    [Fact]
    public void AFieldThatIsAtomicElsewhere_IncrementedPlainly_IsReported() => Races(
        () =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(() => counter.Shared++), Task.Run(() => counter.Shared++), Task.Run(() => 0));
        },
        "Counter.Shared");

    [Fact]
    public void AFieldThatIsAtomicElsewhere_WrittenPlainlyBesideAnAtomicAdd_IsReported() => Races(
        () =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(() => counter.Shared = 5), Task.Run(counter.AddShared));
        },
        "Counter.Shared");

    [Fact]
    public void TwoLocks_ForOneField_AreReported() => Races(() =>
    {
        var counter = new Counter();
        return Task.WhenAll(Task.Run(() => Locked(new object())), Task.Run(() => Locked(new object())));

        void Locked(object gate)
        {
            lock (gate)
                counter.Count++;
        }
    });

    [Fact]
    public void AWrite_AfterTheTaskWasAwaitedFor_IsReported() => Races(async () =>
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = new Counter();
        var late = Task.Run(() =>
        {
            source.SetResult();
            counter.Count = 1;
        });
        await source.Task;
        var read = counter.Count;
        await late;
        Assert.InRange(read, 0, 1);
    });

    [Fact]
    public void APlainFlag_BetweenFences_IsReported() => Races(() =>
    {
        var counter = new Counter();
        return Task.WhenAll(
            Task.Run(() =>
            {
                Thread.MemoryBarrier();
                counter.Count = 1;
            }),
            Task.Run(() =>
            {
                Thread.MemoryBarrier();
                return counter.Count;
            }));
    });

    [Fact]
    public void WhatIsIntended_IsNotReported()
    {
        Explored.Holds(() =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(counter.Guess), Task.Run(counter.Guess));
        });
        Explored.Holds(() =>
        {
            var counter = new Counter();
            return Task.WhenAll(Task.Run(() => counter.Hint++), Task.Run(() => counter.Hint++));
        });
        Explored.Holds(() =>
        {
            var sloppy = new Sloppy();
            return Task.WhenAll(Task.Run(() => sloppy.Count++), Task.Run(sloppy.Add));
        });
    }

    [Fact]
    public void FindsRaces_Off_LooksForNone()
    {
        var report = Explorer.Explore(
            () => Task.WhenAll(Task.Run(() => Counter.All++), Task.Run(() => Counter.All++)),
            new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 50, FindsRaces = false });

        Assert.Null(report.Violation);
    }

    private static Violation Races(Func<Task> test, string? location = null)
    {
        // The first schedule of a walk has no preemption; a race does not need one.
        var report = Explorer.Explore(test, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 1 });
        Assert.True(report.Violation?.Kind == ViolationKind.DataRace, Explored.Describe(report));
        if (location is not null)
            Assert.Contains($"{location}: operation", report.Violation.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("in ?", report.Violation.Message, StringComparison.Ordinal);

        var again = Explorer.Replay(report.Violation.Replay, test);
        Assert.Equal(report.Violation.Message, again.Violation?.Message);
        return report.Violation;
    }

    private struct Pair
    {
        public int Left;
        public int Right;

        public void Add(int number) => Left += number;
    }

    private sealed class Box<T>
    {
        public T? Value;

        public void Put(T value) => Value = value;
    }

    private sealed class Counter
    {
        public static int All;

        public int Count;
        public int Shared;
        public int? Last;
        public Pair Pair;

        [RacesAreIntended("a wrong hint costs nothing")]
        public int Hint;

        public string? Name { get; set; }

        public void Increment() => Count++;

        public void AddShared() => Interlocked.Increment(ref Shared);

        [RacesAreIntended("a guess is enough")]
        public void Guess()
        {
            Count++;
            Again();

            void Again() => Count++;
        }
    }

    private sealed class Sloppy
    {
        [RacesAreIntended("nobody looks")]
        public int Count;

        [RacesAreIntended("nobody looks")]
        public async Task Add()
        {
            await Task.Yield();
            Count++;
        }
    }
}
