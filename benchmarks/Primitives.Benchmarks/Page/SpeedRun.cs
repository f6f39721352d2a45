using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Weft.Benchmarks.Sequencing;

namespace Weft.Benchmarks.Page;

/// <summary>Runs every benchmark that the page shows, and writes the page.</summary>
internal static class SpeedRun
{
    // A benchmark differs more between two processes than inside one, and the machine between two minutes. So the whole table is measured
    // several times over: what else goes on meets both sides of a row.
    private const int Rounds = 4;

    /// <returns>0 if every row was measured, else 1. Whether rows meet their targets does not count.</returns>
    public static int WritePage(Effort effort, bool inProcess)
    {
        string path = Path.Combine(Root.Find(), "docs", "speed.md");
        var page = new SpeedPage(path);
        var summaries = new List<Summary>();
        for (int round = 0; round < (effort is Effort.Full ? Rounds : 1); round++)
            summaries.AddRange(BenchmarkRunner.Run(Benchmarks(), SpeedConfig.Create(effort, inProcess)));
        SpeedResults results = Results(summaries);
        page.Write(results, Processor(summaries), effort);

        var tables = new SpeedTables(results);
        (int met, int of) = tables.Count();
        Console.WriteLine(tables.Targets());
        Console.WriteLine(tables.Growth());
        Console.WriteLine(tables.Shown());
        Console.WriteLine($"{met} of {of} rows meet their target. The page is {path}.");
        return Report(summaries, tables);
    }

    /// <summary>Runs each benchmark once, for each size.</summary>
    /// <returns>0 if every benchmark ran and every row found the one that it names, else 1.</returns>
    public static int Dry(bool inProcess)
    {
        Summary[] summaries = BenchmarkRunner.Run(Benchmarks(), SpeedConfig.Create(Effort.Dry, inProcess));
        return Report(summaries, new SpeedTables(Results(summaries)));
    }

    private static SpeedResults Results(IEnumerable<Summary> summaries)
    {
        var results = new SpeedResults(summaries);
        Type pending = typeof(PendingOperationBytes);
        results.Add(pending, nameof(PendingOperationBytes.OfSequencer), 0, false, InBytes(PendingOperationBytes.OfSequencer()));
        results.Add(pending, nameof(PendingOperationBytes.OfChannel), 0, true, InBytes(PendingOperationBytes.OfChannel()));
        return results;
    }

    private static Measured InBytes(double bytes) => new(bytes, 0, bytes);

    private static Type[] Benchmarks() =>
        [.. typeof(SpeedRun).Assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal)];

    private static int Report(IReadOnlyCollection<Summary> summaries, SpeedTables tables)
    {
        string[] problems =
        [
            .. summaries.SelectMany(static summary => summary.ValidationErrors).Where(static error => error.IsCritical)
                .Select(static error => error.Message),
            .. summaries.SelectMany(static summary => summary.BenchmarksCases.Where(one => summary[one]?.Success is not true))
                .Select(static one => $"Failed: {one.DisplayInfo}."),
            .. tables.NotMeasured().Select(static row => $"Not measured: {row.Id}, {row.What}."),
        ];
        foreach (string problem in problems)
            Console.WriteLine(problem);
        Console.WriteLine($"{summaries.Sum(static summary => summary.BenchmarksCases.Length)} benchmarks ran, {problems.Length} problems.");
        return problems.Length == 0 ? 0 : 1;
    }

    private static string Processor(List<Summary> summaries) =>
        summaries.FirstOrDefault()?.HostEnvironmentInfo.Cpu.Value?.ProcessorName ?? "Unknown processor";
}
