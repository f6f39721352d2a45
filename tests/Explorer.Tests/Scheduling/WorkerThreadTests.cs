using System.Diagnostics;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>The threads of an exploration end with it.</summary>
public class WorkerThreadTests
{
    [Fact]
    public void Explore_ManyExplorations_LeaveNoThreadsBehind()
    {
        var explorations = 40;
        Explore();
        var before = Threads();
        for (var exploration = 0; exploration < explorations; exploration++)
            Explore();
        // Tests run side by side and threads take a moment to end, so this counts roughly; each exploration has had eight.
        var spins = new SpinWait();
        while (Threads() > before + explorations && spins.Count < 10_000)
            spins.SpinOnce();
        Assert.True(Threads() <= before + explorations, $"{before} threads before, {Threads()} after");
    }

    private static void Explore() => Explorer.Explore(
        static () => Interleaving.Run([.. Enumerable.Repeat((Action)Interleaving.Point, 8)]),
        new ExplorationOptions { Schedules = 3 });

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }
}
