namespace Weft.Exploration.Traces;

/// <summary>Renders a trace as a table of plain text: time runs downwards, and each operation has a column of its own.</summary>
/// <remarks>
/// A row is a step: its number, and in the column of its operation what it did, in which method, where. Between two operations
/// stands why the first gave way. Repetitions are folded. The same trace always gives the same text.
/// </remarks>
public static class TraceTable
{
    /// <summary>The width that suits files and output that is no terminal.</summary>
    public const int DefaultWidth = 120;

    /// <summary>The narrowest table: less cannot show a name and a place.</summary>
    public const int LeastWidth = 60;

    /// <summary>Renders <paramref name="trace"/>; every line ends with a line feed, also the last.</summary>
    /// <param name="trace">What happened in one schedule.</param>
    /// <param name="width">The most characters of a line. Long texts are wrapped, never cut.</param>
    /// <param name="maxRows">The most rows; of a longer trace the middle is left out, and a row says so.</param>
    public static string Render(Trace trace, int width = DefaultWidth, int maxRows = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, LeastWidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        if (trace.Steps.Count == 0)
            return "(no steps)\n";
        var rows = WithoutMiddle(TraceRows.Of(trace), maxRows);
        var acting = trace.Steps.Select(step => step.Operation).Distinct().Order().Select(id => trace.Operations[id]).ToList();
        return TraceColumns.TryRender(rows, acting, width) ?? TraceLanes.Render(rows, acting, width);
    }

    /// <summary>The end of a trace tells more than its beginning, so it gets three quarters of the rows.</summary>
    private static IReadOnlyList<TraceRow> WithoutMiddle(IReadOnlyList<TraceRow> rows, int maxRows)
    {
        if (rows.Count <= maxRows)
            return rows;
        var first = maxRows / 4;
        var left = rows.Count - maxRows;
        var gap = new TraceRow("...", rows[first].Operation, [$"({left} rows left out here; the trace file has them all)"]);
        return [.. rows.Take(first), gap, .. rows.Skip(first + left)];
    }
}
