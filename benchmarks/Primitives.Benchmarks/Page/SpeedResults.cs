using BenchmarkDotNet.Reports;

namespace Weft.Benchmarks.Page;

/// <summary>What a run measured, by benchmark. A benchmark that failed is not there, and its row says so.</summary>
internal sealed class SpeedResults
{
    private readonly Dictionary<(Type Benchmarks, string Method, int Size), Measured> _measured = [];
    private readonly Dictionary<Type, string> _baselines = [];

    public SpeedResults(IEnumerable<Summary> summaries)
    {
        var reports = summaries.SelectMany(static summary => summary.Reports).Where(static report => report.ResultStatistics is not null);
        foreach (var same in reports.GroupBy(static report => (report.BenchmarkCase.Descriptor.WorkloadMethod, Size: Size(report))))
        {
            var descriptor = same.First().BenchmarkCase.Descriptor;
            IEnumerable<double> nanoseconds = same.SelectMany(static report => report.GetResultRuns())
                .Select(static run => run.GetAverageTime().Nanoseconds);
            Measured measured = Measured.From(nanoseconds, same.Min(Bytes));
            Add(descriptor.Type, descriptor.WorkloadMethod.Name, same.Key.Size, descriptor.Baseline, measured);
        }
    }

    /// <summary>Adds what no benchmark measures.</summary>
    public void Add(Type benchmarks, string method, int size, bool isBaseline, Measured measured)
    {
        _measured[(benchmarks, method, size)] = measured;
        if (isBaseline)
            _baselines[benchmarks] = method;
    }

    public Measured? Find(Type benchmarks, string method, int size) => _measured.GetValueOrDefault((benchmarks, method, size));

    public Measured? FindBaseline(Type benchmarks, int size) =>
        _baselines.TryGetValue(benchmarks, out string? method) ? Find(benchmarks, method, size) : null;

    private static int Size(BenchmarkReport report) =>
        report.BenchmarkCase.Parameters.Items.Select(static item => item.Value).OfType<int>().FirstOrDefault();

    // What a round allocates besides (a thread, the driver's own objects) is in the larger figures.
    private static double? Bytes(BenchmarkReport report) =>
        report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: false) is { } bytes
            ? (double)bytes / report.GcStats.TotalOperations
            : null;
}
