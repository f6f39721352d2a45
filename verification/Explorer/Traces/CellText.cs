namespace Weft.Exploration.Traces;

/// <summary>Fits the parts of a row into a column.</summary>
internal static class CellText
{
    private const string Between = "  ";
    private const string Indent = "  ";

    /// <summary>The width at which all parts stand on one line.</summary>
    public static int LengthOf(IReadOnlyList<string> parts) => parts.Sum(part => part.Length) + ((parts.Count - 1) * Between.Length);

    /// <summary>All parts on one line, or else each on lines of its own, those after the first indented.</summary>
    public static IReadOnlyList<string> Wrap(IReadOnlyList<string> parts, int width)
    {
        if (LengthOf(parts) <= width)
            return [string.Join(Between, parts)];
        var lines = new List<string>();
        foreach (var part in parts)
            AddWrapped(lines, part, width);
        return lines;
    }

    private static void AddWrapped(List<string> lines, string part, int width)
    {
        var rest = part;
        while (true)
        {
            var indent = lines.Count == 0 ? "" : Indent;
            var room = width - indent.Length;
            if (rest.Length <= room)
            {
                lines.Add(indent + rest);
                return;
            }
            var end = BreakAt(rest, room);
            lines.Add(indent + rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
    }

    /// <summary>The last blank that fits, else behind the last dot or opening bracket, else wherever the room ends.</summary>
    private static int BreakAt(string text, int room)
    {
        var blank = text.LastIndexOf(' ', room);
        if (blank > 0)
            return blank;
        var mark = text.LastIndexOfAny(['.', '(', '<', '|'], room - 1);
        return mark > 0 ? mark + 1 : room;
    }
}
