using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Weft.Coverage;

/// <summary>A report in Cobertura's format, and the gaps that it tells of.</summary>
public sealed partial class CoverageReport
{
    private CoverageReport(IReadOnlyList<Gap> gaps, int lines) => (Gaps, Lines) = (gaps, lines);

    /// <summary>What is not reached, file by file.</summary>
    public IReadOnlyList<Gap> Gaps { get; }

    /// <summary>How many lines there are.</summary>
    public int Lines { get; }

    /// <summary>Reads a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="sources">Where the sources of the library are.</param>
    /// <remarks>
    /// A line that has a brace and nothing else counts as no line. The compiler gives some of them an instruction, such as the one behind a
    /// throw, which nobody can reach.
    /// </remarks>
    public static CoverageReport Read(XDocument report, string sources)
    {
        var files = new Dictionary<string, string[]>();
        var gaps = new SortedSet<Gap>(Comparer<Gap>.Create((x, y) =>
            (x.File, x.Line, x.Member, x.Branches ?? "").CompareTo((y.File, y.Line, y.Member, y.Branches ?? ""))));
        var lines = new HashSet<(string File, int Line)>();
        foreach (var type in report.Descendants("class"))
        {
            var file = PathIn(sources, Value(type, "filename"));
            if (!files.TryGetValue(file, out var text))
                files.Add(file, text = File.ReadAllLines(Path.Combine(sources, file)));
            foreach (var method in type.Descendants("method"))
            {
                foreach (var line in method.Descendants("line"))
                {
                    var number = int.Parse(Value(line, "number"), CultureInfo.InvariantCulture);
                    var content = text[number - 1].Trim();
                    if (content is "{" or "}" or "};" or "});")
                        continue;
                    lines.Add((file, number));
                    if (IsCovered(line, out var branches))
                        continue;
                    gaps.Add(new Gap(file, MemberOf(type, method), number, content, branches));
                }
            }
        }

        return new CoverageReport([.. gaps], lines.Count);
    }

    private static bool IsCovered(XElement line, out string? branches)
    {
        branches = null;
        if (Value(line, "hits") == "0")
            return false;
        if (!string.Equals(Value(line, "branch"), "True", StringComparison.OrdinalIgnoreCase))
            return true;
        branches = Value(line, "condition-coverage");
        return branches.StartsWith("100%", StringComparison.Ordinal);
    }

    // The bodies of asynchronous methods and iterators are methods of a type <Name>d__1, those of lambdas and local functions are called
    // <Name>b__1 and <Name>g__Local|1.
    private static string MemberOf(XElement type, XElement method)
    {
        var name = Value(method, "name");
        var origin = OriginOf().Match(name);
        if (!origin.Success)
            origin = OriginOf().Match(Value(type, "name"));
        if (origin.Success)
            name = origin.Groups[1].Value;
        return name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;
    }

    // The report's paths are relative to a root that it names, or deterministic (/_/src/...). The longest end that is a file here is it.
    private static string PathIn(string sources, string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        for (var first = 0; first < parts.Length; first++)
        {
            var file = string.Join('/', parts[first..]);
            if (File.Exists(Path.Combine(sources, file)))
                return file;
        }

        throw new InvalidDataException($"The report names '{path}', which is no source in {sources}; measure this library.");
    }

    private static string Value(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value
        ?? throw new InvalidDataException($"A '{element.Name}' of the report has no '{attribute}'; it is not in Cobertura's format.");

    [GeneratedRegex("<([^<>]+)>[a-z]")]
    private static partial Regex OriginOf();
}
