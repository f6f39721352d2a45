namespace Weft.Benchmarks.Page;

/// <summary>A row of the page: which benchmark it is, and what it may cost. The cost is measured, and never asserted by a test.</summary>
/// <param name="Id">The row's short name.</param>
/// <param name="What">What one operation is.</param>
/// <param name="Baseline">What it is compared with, in words; the baseline method of the same benchmark class.</param>
/// <param name="Benchmarks">The benchmark class.</param>
/// <param name="Subject">The method that measures ours.</param>
internal sealed record SpeedRow(string Id, string What, string Baseline, Type Benchmarks, string Subject)
{
    /// <summary>The value of the class's parameter; 0 if it has none.</summary>
    public int Size { get; init; }

    /// <summary>The ratio that the median may have to that of the baseline at most.</summary>
    public double? AllowedRatio { get; init; }

    /// <summary>The bytes that an operation may allocate at most.</summary>
    public double? AllowedBytes { get; init; }

    /// <summary>Bytes of an operation that do not count: of the task that the caller gets, or of what is awaited.</summary>
    public double BytesBesides { get; init; }

    /// <summary>Whether the row's value is bytes instead of a time.</summary>
    public bool IsAboutBytes { get; init; }
}
