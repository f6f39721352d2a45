using BenchmarkDotNet.Mathematics;

namespace Weft.Benchmarks.Page;

/// <summary>What one benchmark method came to for one size.</summary>
/// <param name="Value">The median time of one operation in nanoseconds, or bytes where the row is about bytes.</param>
/// <param name="Spread">Half of the distance between the quartiles, as a part of the median.</param>
/// <param name="Bytes">What one operation allocates.</param>
internal sealed record Measured(double Value, double Spread, double? Bytes)
{
    /// <summary>Of all that was measured, in whatever round.</summary>
    public static Measured From(IEnumerable<double> nanoseconds, double? bytes)
    {
        var statistics = new Statistics(nanoseconds);
        return new(statistics.Median, statistics.InterquartileRange / 2 / statistics.Median, bytes);
    }
}
