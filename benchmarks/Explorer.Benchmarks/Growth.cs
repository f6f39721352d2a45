using System.Diagnostics;
using System.Globalization;
using Weft.Exploration;
using Weft.Exploration.Strategies;

namespace Weft.Benchmarks;

/// <summary>
/// What grows with the number of schedules: resident memory, and the time of one. Each line is a longer exploration of the same
/// test in the same process. No statistics are needed to see a slope over two orders of magnitude, so this is no benchmark of the
/// library's.
/// </summary>
internal static class Growth
{
    public static void Print()
    {
        Console.WriteLine("| schedules | resident memory | managed heap | microseconds a schedule |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var schedules in (ReadOnlySpan<int>)[10_000, 100_000, 1_000_000])
        {
            var began = Stopwatch.GetTimestamp();
            Explorer.Check(Subjects.Event, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = schedules });
            var elapsed = Stopwatch.GetElapsedTime(began);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {schedules:N0} | {Environment.WorkingSet >> 20} MB | {GC.GetTotalMemory(forceFullCollection: true) >> 10} KB | "
                    + $"{elapsed.TotalMicroseconds / schedules:N1} |"));
        }
    }
}
