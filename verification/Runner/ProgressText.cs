using System.Globalization;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>
/// How far an exploration has come, in one line: <c>12,345 interleavings, 3 redundant, at most 2 preemptions, about 4,100 (± 800) remain,
/// 1:20 left</c>. What is not known is left out.
/// </summary>
internal static class ProgressText
{
    // More digits than these would pretend that an estimate is a count.
    private const int Digits = 2;

    // From here on a number is easier to read as a power.
    private const double Large = 1e9;

    /// <summary>The line, without the name of the test.</summary>
    /// <param name="progress">How far it has come.</param>
    /// <param name="left">The time that the whole run has left; null if it has no limit.</param>
    public static string Of(ExplorationProgress progress, TimeSpan? left)
    {
        var parts = new List<string> { Done(progress) };
        if (progress.Interleavings is not null)
            parts.Add(Number($"{progress.Redundant:N0} redundant"));
        if (progress.Bound is { } bound)
            parts.Add($"at most {VerdictWords.Preemptions(bound)}");
        if (progress.Estimate.Remaining is { } remaining)
            parts.Add($"about {Rounded(remaining)}{(progress.Estimate.Error is { } error ? $" (± {Rounded(error)})" : "")} remain");
        if (left is { } time)
            parts.Add($"{BudgetText.Of(time)} left");
        return string.Join(", ", parts);
    }

    private static string Done(ExplorationProgress progress) => progress switch
    {
        { Interleavings: { } interleavings } => Number($"{interleavings:N0} interleavings"),
        { Limit: int.MaxValue } => Number($"{progress.Schedules:N0} schedules"),
        _ => Number($"{progress.Schedules:N0} of at most {progress.Limit:N0} schedules"),
    };

    private static string Rounded(double number)
    {
        if (number < 1)
            return number > 0 ? "1" : "0";
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(number)) + 1 - Digits));
        var rounded = Math.Round(number / unit) * unit;
        return rounded < Large ? Number($"{rounded:N0}") : Number($"{rounded:0.0e+0}");
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
