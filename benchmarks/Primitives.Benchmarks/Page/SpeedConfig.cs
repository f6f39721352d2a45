using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace Weft.Benchmarks.Page;

/// <summary>How rows are measured, in one round.</summary>
internal static class SpeedConfig
{
    /// <param name="effort">How long to measure.</param>
    /// <param name="inProcess">Measure in this process, where the rows before have left their mark on the compiled code.</param>
    public static IConfig Create(Effort effort, bool inProcess)
    {
        // One invocation is thousands of operations, so that neither its overhead nor unrolling matters. No concurrent collector: it would
        // take one of few cores from whoever allocates more.
        Job job = Job.Default
            .WithLaunchCount(1)
            .WithGcConcurrent(false)
            .WithGcServer(false)
            .WithEvaluateOverhead(false)
            .WithUnrollFactor(1)
            .WithOutlierMode(OutlierMode.DontRemove);
        // Warm-up is counted in iterations, and what it waits for in time: code gets its last form about 0.7 s after it began to run.
        job = effort switch
        {
            Effort.Full => job.WithWarmupCount(8).WithIterationCount(7)
                .WithIterationTime(TimeInterval.FromMilliseconds(100)),
            Effort.Quick => job.WithWarmupCount(16).WithIterationCount(5)
                .WithIterationTime(TimeInterval.FromMilliseconds(50)),
            _ => job.WithWarmupCount(0).WithIterationCount(1).WithInvocationCount(1)
                .WithStrategy(RunStrategy.ColdStart),
        };
        if (inProcess)
            job = job.WithToolchain(InProcessEmitToolchain.Instance);

        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(TargetMethodColumn.Type, TargetMethodColumn.Method)
            .AddColumn(StatisticColumn.Median, StatisticColumn.Min, StatisticColumn.Max, new MedianRatioColumn())
            .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Metrics)
            .AddLogger(ConsoleLogger.Default);
    }
}
