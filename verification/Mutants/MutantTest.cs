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

    /// <summary>For a fault that needs several steps of one operation between two neighbouring ones of another.</summary>
    private const int InterleavingsOfTheMutant = 20_000;

    private const uint Seed = 20260;

    /// <summary>States that <paramref name="mutant"/> is caught and <paramref name="original"/>, the same scenario, is not.</summary>
    /// <param name="mutant">The scenario with the faulty variant.</param>
    /// <param name="original">The scenario with the library's own type.</param>
    /// <param name="kind">What the fault leads to.</param>
    /// <param name="message">A part of what the violation must say.</param>
    public static void IsCaught(Func<Task> mutant, Func<Task> original, ViolationKind kind, string message) =>
        IsCaught(mutant, original, kind, message, Options(SchedulesOfTheMutant));

    /// <summary>The same for a fault that chance meets too seldom: the interleavings of the mutant are explored in order.</summary>
    /// <inheritdoc cref="IsCaught(Func{Task}, Func{Task}, ViolationKind, string)"/>
    public static void IsCaughtInOrder(Func<Task> mutant, Func<Task> original, ViolationKind kind, string message) =>
        IsCaught(
            mutant, original, kind, message,
            new() { Strategy = StrategyKind.Exhaustive, Schedules = InterleavingsOfTheMutant, Seed = Seed });

    private static void IsCaught(
        Func<Task> mutant, Func<Task> original, ViolationKind kind, string message, ExplorationOptions search)
    {
        var sound = Explorer.Explore(original, Options(SchedulesOfTheOriginal));
        Assert.Null(sound.Violation?.Message);
        Assert.Null(sound.Refusal);

        var faulty = Explorer.Explore(mutant, search);
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
