using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Reduction;

/// <summary>
/// Loops that poll with a hint have a finite number of interleavings, and all are found: the first hint holds nobody, the second waits
/// until something that was looked at between the two has changed.
/// </summary>
public class SpinTests
{
    // The loop reads once, twice or three times: what it reads last is one, and after the third it waits at its second hint.
    [Fact]
    public void Exhaustive_LoopUntilAFlagIsSet_FindsOneForEachNumberOfLooks() => Finds(3, static () =>
    {
        var flag = 0;
        Interleaving.Run(
            () =>
            {
                while (Volatile.Read(ref flag) == 0)
                    Thread.Yield();
            },
            () => Volatile.Write(ref flag, 1));
    });

    [Fact]
    public void Exhaustive_SpinUntilAFlagIsSet_FindsOneForEachNumberOfLooks() => Finds(3, static () =>
    {
        var flag = 0;
        Interleaving.Run(() => SpinWait.SpinUntil(() => Volatile.Read(ref flag) == 1), () => Volatile.Write(ref flag, 1));
    });

    // Loads buffering: a hint that is in no loop must not hold the write behind it back.
    [Fact]
    public void Exhaustive_HintInNoLoop_LeavesNothingOut() => Finds(3, static () =>
    {
        int x = 0, y = 0;
        Interleaving.Run(
            () =>
            {
                _ = Volatile.Read(ref y);
                Thread.Yield();
                Volatile.Write(ref x, 1);
            },
            () =>
            {
                _ = Volatile.Read(ref x);
                Volatile.Write(ref y, 1);
            });
    });

    // Who wins first, second and so on: n! orders. The one that wins after k others has failed in a chain of attempts, each of which reads
    // before and tries after one of the k writes: 1, 2, 5 such chains for 0, 1, 2 writes before.
    [Theory]
    [InlineData(2, 2 * 2)]
    [InlineData(3, 6 * 2 * 5)]
    public void Exhaustive_IncrementsByCompareExchange_FindsEveryChainOfAttempts(int count, long expected) =>
        Finds(expected, count, static count =>
    {
        var x = 0;
        Interleaving.Run([.. Enumerable.Repeat<Action>(Increment, count)]);
        Assert.Equal(count, x);

        void Increment()
        {
            var spinner = default(SpinWait);
            for (var seen = Volatile.Read(ref x); Interlocked.CompareExchange(ref x, seen + 1, seen) != seen; seen = Volatile.Read(ref x))
                spinner.SpinOnce();
        }
    });

    // Whoever comes second tries in vain up to twice while the lock is held, and waits at its second hint until it is not.
    [Fact]
    public void Exhaustive_SpinLock_ExcludesAndFinds3ForEachOrder() => Finds(2 * 3, static () =>
    {
        int held = 0, count = 0;
        Interleaving.Run(Enter, Enter);
        Assert.Equal(2, count);

        void Enter()
        {
            var spinner = default(SpinWait);
            while (Interlocked.CompareExchange(ref held, 1, 0) != 0)
                spinner.SpinOnce();
            count++;
            Volatile.Write(ref held, 0);
        }
    });

    // An exchange that finds what it writes changes nothing: or two that wait would wake each other for ever.
    [Fact]
    public void Exhaustive_SpinLockByExchange_ExcludesAndFinds3ForEachOrder() => Finds(2 * 3, static () =>
    {
        int held = 0, count = 0;
        Interleaving.Run(Enter, Enter);
        Assert.Equal(2, count);

        void Enter()
        {
            while (Interlocked.Exchange(ref held, 1) == 1)
                Thread.Yield();
            count++;
            Volatile.Write(ref held, 0);
        }
    });

    [Fact]
    public void Exhaustive_SpinLockByExchangeOfThree_Ends() => Explores(static () =>
    {
        int held = 0, count = 0;
        Interleaving.Run(Enter, Enter, Enter);
        Assert.Equal(3, count);

        void Enter()
        {
            while (Interlocked.Exchange(ref held, 1) == 1)
                Thread.Yield();
            count++;
            Volatile.Write(ref held, 0);
        }
    });

    // Where the second looks and tries, before, while or after the lock is held. Looks before: it tries after (1), or while, and then looks
    // again while it is held zero, one or two times (3). Looks while it is held for the first time: once or twice (2). Looks after (1).
    [Fact]
    public void Exhaustive_LockThatLooksBeforeItTries_Finds7ForEachOrder() => Finds(2 * 7, static () =>
    {
        int held = 0, count = 0;
        Interleaving.Run(Enter, Enter);
        Assert.Equal(2, count);

        void Enter()
        {
            do
            {
                while (Volatile.Read(ref held) == 1)
                    Thread.Yield();
            }
            while (Interlocked.CompareExchange(ref held, 1, 0) == 1);
            count++;
            Volatile.Write(ref held, 0);
        }
    });

    // What it looks at behind the loop it does not wait for. The write to that, in an operation that it starts, would else be told as
    // part of the interleaving in those schedules only in which it has spun.
    [Fact]
    public void Exhaustive_SpinLockAndALookBehindIt_LeavesNothingOut() => Explores(static () =>
    {
        var held = 0;
        var letter = "written";
        var first = Task.Run(Enter);
        var second = Task.Run(() =>
        {
            Enter();
            Assert.Equal("written", letter);
            ThreadPool.QueueUserWorkItem(_ => letter = "taken");
        });
        Task.WaitAll(first, second);

        void Enter()
        {
            var spinner = default(SpinWait);
            while (Interlocked.CompareExchange(ref held, 1, 0) != 0)
                spinner.SpinOnce();
            Volatile.Write(ref held, 0);
        }
    });

    [Fact]
    public void Exhaustive_SpinLockThatDoesNotExclude_IsViolatedAndReplayed()
    {
        static void Test()
        {
            int held = 0, inside = 0;
            Interleaving.Run(Enter, Enter);

            void Enter()
            {
                while (Volatile.Read(ref held) == 1)
                    Thread.Yield();
                Volatile.Write(ref held, 1);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
                Volatile.Write(ref held, 0);
            }
        }

        var report = Explorer.Explore(Test, Options());

        Assert.Equal(ViolationKind.Assertion, report.Violation?.Kind);
        Assert.Equal(ViolationKind.Assertion, Explorer.Replay(report.Violation!.Replay, Test).Violation?.Kind);
    }

    // Either of two flags ends the wait, and they are set in no order.
    [Fact]
    public void Exhaustive_LoopUntilOneOfTwoFlagsIsSet_SeesEither() => Sees(["first", "second"], static seen =>
    {
        int first = 0, second = 0;
        Interleaving.Run(
            () =>
            {
                while (true)
                {
                    if (Volatile.Read(ref first) == 1)
                    {
                        seen.Add("first");
                        return;
                    }
                    if (Volatile.Read(ref second) == 1)
                    {
                        seen.Add("second");
                        return;
                    }
                    Thread.Yield();
                }
            },
            () => Volatile.Write(ref first, 1),
            () => Volatile.Write(ref second, 1));
    });

    [Fact]
    public void Exhaustive_TwoThatLookUnderALock_End() => Explores(static () =>
    {
        var gate = new object();
        var isSet = false;
        Interleaving.Run(Poll, Poll, Set);

        void Poll()
        {
            while (true)
            {
                lock (gate)
                {
                    if (isSet)
                        return;
                }
                Thread.Yield();
            }
        }

        void Set()
        {
            lock (gate)
                isSet = true;
        }
    });

    [Fact]
    public void Exhaustive_LoopThatTriesToEnter_Ends() => Explores(static () =>
    {
        var gate = new object();
        var count = 0;
        Interleaving.Run(Enter, Enter);
        Assert.Equal(2, count);

        void Enter()
        {
            while (!Monitor.TryEnter(gate))
                Thread.Sleep(0);
            count++;
            Monitor.Exit(gate);
        }
    });

    // What follows from other tasks ends in a step that names these.
    [Fact]
    public void Exhaustive_LoopUntilATaskHasEnded_IsWokenByItsEnd() => Explores(static () =>
    {
        var both = Task.WhenAll(Task.Run(static () => { }), Task.Run(static () => { }));
        while (!both.IsCompleted)
            Thread.Yield();
    });

    [Fact]
    public void Exhaustive_LoopThatSleeps_Ends() => Explores(static () =>
    {
        var flag = 0;
        Interleaving.Run(
            () =>
            {
                while (Volatile.Read(ref flag) == 0)
                    Thread.Sleep(10);
            },
            () => Volatile.Write(ref flag, 1));
    });

    [Fact]
    public void Exhaustive_LoopThatWaitsForATimer_Ends() => Explores(static () =>
    {
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1));
        var spinner = default(SpinWait);
        while (!source.IsCancellationRequested)
            spinner.SpinOnce();
    });

    [Fact]
    public void Exhaustive_SpinUntilTheTimeIsUp_Ends() => Explores(static () =>
        Assert.False(SpinWait.SpinUntil(static () => false, TimeSpan.FromSeconds(1))));

    [Fact]
    public void Exhaustive_LoopOnAPlainField_IsADataRace()
    {
        var report = Explorer.Explore(static () =>
        {
            var flag = false;
            Interleaving.Run(
                () =>
                {
                    while (!flag)
                        Thread.Yield();
                },
                () => flag = true);
        }, Options());

        Assert.Equal(ViolationKind.DataRace, report.Violation?.Kind);
    }

    [Fact]
    [RacesAreIntended("the loop that polls what is not watched is what is looked at")]
    public void Exhaustive_LoopOnWhatIsNotWatched_EndsAndClaimsNothing() => LeavesOut("it is not known what it waits for", static () =>
    {
        var flag = false;
        Interleaving.Run(
            () =>
            {
                while (!flag)
                    Thread.Yield();
            },
            () =>
            {
                Thread.Yield();
                flag = true;
            });
    });

    [Fact]
    public void Exhaustive_LoopThatCounts_EndsAndClaimsNothing() => LeavesOut("it is not known what it waits for", static () =>
    {
        int flag = 0, rounds = 0;
        Interleaving.Run(
            () =>
            {
                while (Volatile.Read(ref flag) == 0)
                {
                    Interlocked.Increment(ref rounds);
                    Thread.Yield();
                }
            },
            () => Volatile.Write(ref flag, 1));
    });

    [Fact]
    public void Exhaustive_LoopThatNobodyEnds_HasNoEndAndIsNamed()
    {
        var report = Explorer.Explore(static () =>
        {
            var flag = 0;
            while (Volatile.Read(ref flag) == 0)
                Thread.Yield();
        }, Options());

        Assert.Equal(ViolationKind.NoEnd, report.Violation?.Kind);
        Assert.Contains(nameof(Exhaustive_LoopThatNobodyEnds_HasNoEndAndIsNamed), report.Violation!.Message, StringComparison.Ordinal);
        Assert.Contains("SpinTests.cs", report.Violation.Message, StringComparison.Ordinal);
    }

    // It gives up in a schedule only if the flag is not set first, and it is held at its second hint until it is.
    [Fact]
    public void Exhaustive_LoopThatGivesUpBesideASetter_IsFollowedToTheWriteAndSaysSo()
    {
        var report = Finds(3, static () =>
        {
            var flag = 0;
            Interleaving.Run(
                () =>
                {
                    for (var round = 0; round < 3 && Volatile.Read(ref flag) == 0; round++)
                        Thread.Yield();
                },
                () => Volatile.Write(ref flag, 1));
        });

        var remark = Assert.Single(report.Remarks);
        Assert.Equal(RemarkKind.SpinLoop, remark.Kind);
        Assert.Contains("Thread.Yield in SpinTests.", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exhaustive_LoopThatGivesUpWithNoSetter_EndsAndClaimsNothing() => LeavesOut("nobody else could run", static () =>
    {
        int flag = 0, other = 0;
        Interleaving.Run(
            () =>
            {
                for (var round = 0; round < 3 && Volatile.Read(ref flag) == 0; round++)
                    Thread.Yield();
            },
            () => Volatile.Write(ref other, 1));
    });

    [Fact]
    public void Exhaustive_LoopThatSpinsWhileATimerBeats_EndsAndClaimsNothing() => LeavesOut("nobody else could run", static () =>
    {
        var flag = new int[1];
        using var beat = new Timer(static _ => { }, null, 1, 1);
        for (var round = 0; round < 3 && Volatile.Read(ref flag[0]) == 0; round++)
            Thread.Yield();
    });

    [Theory]
    [InlineData(Verdict.EveryScheduleExplored)]
    [InlineData(Verdict.EveryInterleavingExplored)]
    [InlineData(Verdict.EveryInterleavingWithinBound)]
    public void Complete_WithSomethingLeftOut_ClaimsNothing(Verdict verdict)
    {
        foreach (var kind in new[] { RemarkKind.LeftOut, RemarkKind.UnannouncedCompletion })
        {
            var checks = new SelfChecks();
            checks.Add(new Remark(kind, "something"));

            var report = checks.Complete(
                new ExplorationReport { Test = "T", Strategy = "s", Schedules = 1, Verdict = verdict, Bound = 2 }, default);

            Assert.Equal(Verdict.Sampled, report.Verdict);
            Assert.Null(report.Bound);
        }
    }

    private static ExplorationReport Finds(long interleavings, Action test) => Found(interleavings, Explorer.Explore(test, Options()));

    private static void Finds(long interleavings, int size, Action<int> test) =>
        Found(interleavings, Explorer.Explore(size, test, Options()));

    private static ExplorationReport Found(long interleavings, ExplorationReport report)
    {
        Assert.True(report.Verdict == Verdict.EveryInterleavingExplored, Explored.Describe(report));
        Assert.Equal(interleavings, report.Interleavings);
        return report;
    }

    private static void Explores(Action test)
    {
        var report = Explorer.Explore(test, Options());

        Assert.True(report.Verdict == Verdict.EveryInterleavingExplored, Explored.Describe(report));
    }

    private static void Sees(string[] expected, Action<HashSet<string>> test)
    {
        var seen = new HashSet<string>();

        var report = Explorer.Explore(seen, test, Options() with { Parallelism = 1 });

        Assert.True(report.Verdict == Verdict.EveryInterleavingExplored, Explored.Describe(report));
        Assert.Equal(expected, seen.Order(StringComparer.Ordinal));
    }

    private static void LeavesOut(string words, Action test)
    {
        var report = Explorer.Explore(test, Options());

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
        Assert.Contains(
            report.Remarks, remark => remark.Kind == RemarkKind.LeftOut && remark.Text.Contains(words, StringComparison.Ordinal));
    }

    private static ExplorationOptions Options() => new() { Strategy = StrategyKind.Exhaustive, Schedules = 50_000 };
}
