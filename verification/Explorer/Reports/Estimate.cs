namespace Weft.Exploration.Reports;

/// <summary>How much of an exploration is still to be done, as far as that can be told.</summary>
/// <param name="Remaining">The interleavings, or schedules, that remain; null where nothing can be said.</param>
/// <param name="Error">The standard error of that number; null where nothing can be said of it.</param>
public readonly record struct Estimate(double? Remaining, double? Error)
{
    /// <summary>Nothing can be said.</summary>
    public static Estimate None => default;
}
