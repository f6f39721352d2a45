using System.Diagnostics;
using System.Globalization;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Benchmarks;

/// <summary>
/// What the reduction saves: each program explored by its interleavings, and by its schedules. One loop, so that the figures are those of a
/// processor. The number of schedules has no end in sight for some, so they are counted up to a cap.
/// </summary>
/// <param name="cap">The most schedules that are run without reduction.</param>
internal sealed class Reduction(int cap)
{
    /// <summary>More than readers(8) has.</summary>
    public const int DefaultCap = 500_000;

    // The schedule without preemptions is run twice before the first one that counts, to see whether it repeats itself.
    private const int RunsBefore = 2;
    private const int Repeats = 5;

    public void Print()
    {
        Console.WriteLine(
            "| program | interleavings | redundant | interleavings a second | schedules unreduced | a second "
                + "| saved in schedules | saved in time |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Print("readers(8)", 8, ReductionSubjects.Readers);
        Print("lastzero(5)", 5, ReductionSubjects.LastZero);
        Print("fib_bench(2)", 2, ReductionSubjects.Fibonacci);
    }

    private void Print(string name, int size, Action<int> program)
    {
        var (reduced, time) = Reduce(size, program);
        var all = Explorer.Explore(size, program, Options(StrategyKind.DepthFirst, cap));
        if (all.Verdict is not (Verdict.EveryScheduleExplored or Verdict.Sampled))
            throw new InvalidOperationException($"Without reduction {name} ended as '{VerdictWords.Of(all)}'.");
        var atLeast = all.Verdict == Verdict.EveryScheduleExplored ? "" : "more than ";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {reduced.Interleavings:N0} | {reduced.Redundant:N0} | {reduced.Interleavings / time.TotalSeconds:N0} | "
                + $"{atLeast}{all.Schedules:N0} | {all.Schedules / all.Elapsed.TotalSeconds:N0} | "
                + $"{atLeast}{(double)all.Schedules / reduced.Schedules:N0} times | {atLeast}{all.Elapsed / time:N0} times |"));
    }

    // The median of a few: one takes milliseconds only.
    private (ExplorationReport Report, TimeSpan Time) Reduce(int size, Action<int> program)
    {
        (ExplorationReport Report, TimeSpan Time)[] all = [.. Enumerable.Range(0, Repeats).Select(_ => ReduceOnce(size, program))];
        Array.Sort(all, (one, other) => one.Time.CompareTo(other.Time));
        return all[Repeats / 2];
    }

    // The time of the schedules that count. That of the report is for the audit as well, which runs more of them than a small program has.
    private (ExplorationReport Report, TimeSpan Time) ReduceOnce(int size, Action<int> program)
    {
        var begun = new List<long>();
        var report = Explorer.Explore(
            size,
            program,
            Options(StrategyKind.Exhaustive, cap) with { Companion = new Action(() => begun.Add(Stopwatch.GetTimestamp())) });
        return report.Verdict == Verdict.EveryInterleavingExplored
            ? (report, Stopwatch.GetElapsedTime(begun[RunsBefore], begun[RunsBefore + (int)(report.Schedules + report.Redone)]))
            : throw new InvalidOperationException(
                $"The exploration ended as '{VerdictWords.Of(report)}', and not as every interleaving explored.");
    }

    private static ExplorationOptions Options(StrategyKind strategy, int schedules) =>
        new() { Strategy = strategy, Schedules = schedules, Parallelism = 1 };
}
