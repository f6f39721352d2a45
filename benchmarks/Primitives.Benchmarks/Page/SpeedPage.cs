using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Weft.Benchmarks.Page;

/// <summary>
/// <c>docs/speed.md</c>. What is measured stands there between marks, and is replaced by every run; the words around it are written by
/// hand and stay.
/// </summary>
internal sealed class SpeedPage
{
    private static readonly CompositeFormat s_begin = CompositeFormat.Parse("<!-- measured: {0} -->");
    private const string End = "<!-- end -->";
    private static readonly string[] s_parts = ["machine", "targets", "growth", "shown"];

    private readonly string _path;
    private string _text;

    /// <summary>Reads the page and makes sure that it can be written, before a run that takes minutes.</summary>
    public SpeedPage(string path)
    {
        _path = path;
        _text = File.ReadAllText(path);
        foreach (string part in s_parts)
            _ = Find(part);
    }

    public void Write(SpeedResults results, string processor, Effort effort)
    {
        var tables = new SpeedTables(results);
        Replace("machine", Machine(processor, effort));
        Replace("targets", tables.Targets());
        Replace("growth", tables.Growth());
        Replace("shown", tables.Shown());
        File.WriteAllText(_path, _text);
    }

    private static string Machine(string processor, Effort effort)
    {
        string kind = effort is Effort.Full ? "" : " A quick look, not for the record.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
                + $"{RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}.{kind}\n");
    }

    private void Replace(string part, string text)
    {
        (int from, int to) = Find(part);
        _text = $"{_text.AsSpan(0, from)}\n\n{text}\n{_text.AsSpan(to)}";
    }

    private (int From, int To) Find(string part)
    {
        string begin = string.Format(CultureInfo.InvariantCulture, s_begin, part);
        int at = _text.IndexOf(begin, StringComparison.Ordinal);
        int from = at + begin.Length;
        int to = at < 0 ? -1 : _text.IndexOf(End, from, StringComparison.Ordinal);
        return to >= 0
            ? (from, to)
            : throw new InvalidOperationException(
                $"The page {_path} has no part between '{begin}' and '{End}'. Write the two lines where the part belongs.");
    }
}
