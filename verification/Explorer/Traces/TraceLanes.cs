using System.Text;

namespace Weft.Exploration.Traces;

/// <summary>The layout for many operations: each has a lane as wide as its number, and the text stands beside the lanes.</summary>
internal static class TraceLanes
{
    /// <summary>However many lanes there are, the text keeps this much; the line becomes longer than asked for instead.</summary>
    private const int LeastText = 40;

    public static string Render(IReadOnlyList<TraceRow> rows, IReadOnlyList<TraceOperation> acting, int width)
    {
        var numbers = rows.Max(row => row.Number.Length);
        var lane = acting.Max(o => $"{o.Id}".Length);
        var lanes = (acting.Count * (lane + 1)) - 1;
        var room = Math.Max(LeastText, width - "|  |  |  |".Length - numbers - lanes);
        var cells = rows.Select(row => CellText.Wrap(row.Parts, room)).ToList();
        var widest = cells.Max(cell => cell.Max(line => line.Length));

        var text = new StringBuilder();
        foreach (var operation in acting)
            text.Append($"{operation.Id}".PadLeft(lane)).Append(": ").Append(operation.Name).Append('\n');
        text.Append('\n');
        Append("", string.Join(' ', acting.Select(o => $"{o.Id}".PadLeft(lane))), "");
        text.Append("|-").Append('-', numbers).Append("-|-").Append('-', lanes).Append("-|-").Append('-', widest).Append("-|\n");
        for (var i = 0; i < rows.Count; i++)
        {
            for (var line = 0; line < cells[i].Count; line++)
                Append(line == 0 ? rows[i].Number : "", Lanes(rows[i], line), cells[i][line]);
        }
        return text.ToString();

        void Append(string number, string marks, string what) => text
            .Append("| ").Append(number.PadLeft(numbers))
            .Append(" | ").Append(marks)
            .Append(" | ").Append(what.PadRight(widest)).Append(" |\n");

        string Lanes(TraceRow row, int line) => string.Join(
            ' ', acting.Select(o => (o.Id != row.Operation || line > 0 ? "" : row.Number.Length == 0 ? "-" : "*").PadLeft(lane)));
    }
}
