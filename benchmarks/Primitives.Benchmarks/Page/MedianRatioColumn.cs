using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Weft.Benchmarks.Page;

/// <summary>
/// The ratio of two medians, as on the page. The library's own column is the mean of ratios, which one slow measurement of many moves.
/// </summary>
internal sealed class MedianRatioColumn : IColumn
{
    public string Id => nameof(MedianRatioColumn);

    public string ColumnName => "Ratio";

    public string Legend => "Median divided by the median of the baseline";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        BenchmarkCase? baseline = summary.BenchmarksCases.FirstOrDefault(
            other => other.Descriptor.Baseline && other.Parameters.DisplayInfo == benchmarkCase.Parameters.DisplayInfo);
        return baseline is not null
            && summary[benchmarkCase]?.ResultStatistics is { } own
            && summary[baseline]?.ResultStatistics is { } its
                ? (own.Median / its.Median).ToString("N3", CultureInfo.InvariantCulture)
                : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
