using System.Text;

namespace Weft.Exploration.Traces;

/// <summary>The layout for few operations: the text of a step stands in the column of its operation.</summary>
internal static class TraceColumns
{
    /// <summary>Narrower columns break names apart, and lanes read better.</summary>
    private const int LeastColumn = 26;

    /// <summary>The table, or null where the columns would become too narrow.</summary>
    public static string? TryRender(IReadOnlyList<TraceRow> rows, IReadOnlyList<TraceOperation> acting, int width)
    {
        var numbers = rows.Max(row => row.Number.Length);
        var available = width - "|  |".Length - numbers - (acting.Count * " | ".Length);
        if (Widths(rows, acting, available) is not { } widths)
            return null;

        var text = new StringBuilder();
        AppendRow(text, numbers, widths, "", [.. acting.Select((o, i) => CellText.Wrap([$"{o.Id}: {o.Name}"], widths[i]))]);
        AppendRule(text, numbers, widths);
        foreach (var row in rows)
        {
            var cells = acting.Select((o, i) => o.Id == row.Operation ? CellText.Wrap(row.Parts, widths[i]) : []);
            AppendRow(text, numbers, widths, row.Number, [.. cells]);
        }
        return text.ToString();
    }

    /// <summary>Columns that need less than their share keep what they need; the others share the rest.</summary>
    private static int[]? Widths(IReadOnlyList<TraceRow> rows, IReadOnlyList<TraceOperation> acting, int available)
    {
        int[] wanted = [.. acting.Select(o => rows
            .Where(row => row.Operation == o.Id)
            .Select(row => CellText.LengthOf(row.Parts))
            .DefaultIfEmpty(0) // all its rows may be folded away
            .Max())];
        for (var i = 0; i < wanted.Length; i++)
            wanted[i] = Math.Max(wanted[i], Math.Min($"{acting[i].Id}: {acting[i].Name}".Length, LeastColumn));

        var widths = new int[wanted.Length];
        var open = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToList();
        for (var k = 0; k < open.Count; k++)
        {
            var share = available / (open.Count - k);
            if (wanted[open[k]] > share && share < LeastColumn)
                return null;
            widths[open[k]] = Math.Min(wanted[open[k]], share);
            available -= widths[open[k]];
        }
        return widths;
    }

    private static void AppendRow(StringBuilder text, int numbers, int[] widths, string number, IReadOnlyList<string>[] cells)
    {
        var height = cells.Max(cell => cell.Count);
        for (var line = 0; line < height; line++)
        {
            text.Append("| ").Append((line == 0 ? number : "").PadLeft(numbers));
            for (var i = 0; i < widths.Length; i++)
                text.Append(" | ").Append((line < cells[i].Count ? cells[i][line] : "").PadRight(widths[i]));
            text.Append(" |\n");
        }
    }

    private static void AppendRule(StringBuilder text, int numbers, int[] widths)
    {
        text.Append("|-").Append('-', numbers);
        foreach (var width in widths)
            text.Append("-|-").Append('-', width);
        text.Append("-|\n");
    }
}
