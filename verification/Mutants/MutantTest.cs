using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Verification.Mutants;

/// <summary>What every mutant owes: its scenario holds for the library's own type, and fails for the mutant, soon and again.</summary>
internal static class MutantTest
{
    private const int SchedulesOfTheOriginal = 500;

    /// <summary>Over thirty seeds the mutant that is hardest to catch took 31 schedules, and most took fewer than ten.</summary>
    private const int SchedulesOfTheMutant = 100;

    private const uint Seed = 20260;

    /// <summary>States that <paramref name="mutant"/> is caught and <paramref name="original"/>, the same scenario, is not.</summary>
    /// <param name="mutant">The scenario with the faulty variant.</param>
    /// <param name="original">The scenario with the library's own type.</param>
    /// <param name="kind">What the fault leads to.</param>
    /// <param name="message">A part of what the violation must say.</param>
    public static void IsCaught(Func<Task> mutant, Func<Task> original, ViolationKind kind, string message)
    {
        var sound = Explorer.Explore(original, Options(SchedulesOfTheOriginal));
        Assert.Null(sound.Violation?.Message);
        Assert.Null(sound.Refusal);

        var faulty = Explorer.Explore(mutant, Options(SchedulesOfTheMutant));
        Assert.Null(faulty.Refusal);
        var violation = faulty.Violation;
        Assert.True(violation is not null, $"{faulty.Schedules} schedules did not find the fault.");
        Assert.Equal(kind, violation.Kind);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);

        var again = Explorer.Replay(violation.Replay, mutant);
        Assert.Equal(kind, again.Violation?.Kind);
        Assert.Equal(violation.Message, again.Violation?.Message);
    }

    private static ExplorationOptions Options(int schedules) =>
        new() { Strategy = StrategyKind.RandomWalk, Schedules = schedules, Seed = Seed };
}
