using BenchmarkDotNet.Reports;

namespace Weft.Benchmarks.Page;

/// <summary>What a run measured, by benchmark. A benchmark that failed is not there, and its row says so.</summary>
internal sealed class SpeedResults
{
    private readonly Dictionary<(Type Benchmarks, string Method, int Size), Measured> _measured = [];
    private readonly Dictionary<Type, string> _baselines = [];

    public SpeedResults(IEnumerable<Summary> summaries)
    {
        foreach (BenchmarkReport report in summaries.SelectMany(static summary => summary.Reports))
        {
            var descriptor = report.BenchmarkCase.Descriptor;
            if (report.ResultStatistics is not { } statistics)
                continue;

            int size = report.BenchmarkCase.Parameters.Items.Select(static item => item.Value).OfType<int>().FirstOrDefault();
            long? allocated = report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: false);
            double? bytes = allocated is { } total ? (double)total / report.GcStats.TotalOperations : null;
            Add(descriptor.Type, descriptor.WorkloadMethod.Name, size, descriptor.Baseline, Measured.From(statistics, bytes));
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
}
