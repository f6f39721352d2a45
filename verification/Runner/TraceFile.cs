using System.Globalization;
using System.Text;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Running;

/// <summary>
/// The .trace file: a violating schedule for people to read and for <c>replay</c> to run again. A line with the version, lines
/// of "key: value" up to the first empty line, then the table. Lines that begin with a blank continue the one before.
/// </summary>
/// <param name="Test">The full name of the test.</param>
/// <param name="Assembly">The simple name of its assembly.</param>
/// <param name="MaxSteps">The limit of steps under which it was found.</param>
/// <param name="Replay">The replay string.</param>
internal sealed record TraceFile(string Test, string Assembly, int MaxSteps, string Replay)
{
    public const string Extension = ".trace";

    private const string Magic = "weft trace ";
    private const int Version = 1;

    /// <summary>The name of the file for a test.</summary>
    public static string NameFor(string test) => SafeName(test) + Extension;

    /// <summary>The full name of a test, less what a file system does not take.</summary>
    public static string SafeName(string test) =>
        string.Concat(test.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' ? c : '_'));

    /// <summary>The content of the file for a violated test.</summary>
    public static string Write(ExplorationReport report, Violation violation, string assembly, int maxSteps) =>
        new StringBuilder()
            .Append(Magic).Append(CultureInfo.InvariantCulture, $"{Version}\n")
            .Append(CultureInfo.InvariantCulture, $"test: {report.Test}\n")
            .Append(CultureInfo.InvariantCulture, $"assembly: {assembly}\n")
            .Append(CultureInfo.InvariantCulture, $"strategy: {report.Strategy}\n")
            .Append(CultureInfo.InvariantCulture, $"seed: {report.Seed}\n")
            .Append(CultureInfo.InvariantCulture, $"schedule: {report.Schedules}\n")
            .Append(CultureInfo.InvariantCulture, $"max-steps: {maxSteps}\n")
            .Append(CultureInfo.InvariantCulture, $"kind: {VerdictWords.Of(violation.Kind)}\n")
            .Append(CultureInfo.InvariantCulture, $"message: {violation.Message.ReplaceLineEndings("\n  ").TrimEnd()}\n")
            .Append(CultureInfo.InvariantCulture, $"replay: {violation.Replay}\n")
            .Append('\n')
            .Append(TraceTable.Render(violation.Trace))
            .ToString();

    /// <summary>Reads what replaying needs.</summary>
    /// <exception cref="UsageException">There is no such file, or it is not one of these.</exception>
    public static TraceFile Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            CheckVersion(path, reader.ReadLine());
            var values = new Dictionary<string, string>();
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                if (colon > 0 && line[0] != ' ')
                    values[line[..colon]] = line[(colon + 2)..];
            }
            return new TraceFile(Text("test"), Text("assembly"), Number("max-steps"), Text("replay"));

            string Text(string key) => values.TryGetValue(key, out var value) && value.Length > 0
                ? value
                : throw new UsageException($"The trace '{path}' is damaged: it has no line '{key}: '.");

            int Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new UsageException($"The trace '{path}' is damaged: its line '{key}: ' holds no number from 1.");
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"The trace '{path}' does not exist.", failed);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The trace '{path}' cannot be read: {failed.Message}", failed);
        }
    }

    private static void CheckVersion(string path, string? header)
    {
        if (header is null
            || !header.StartsWith(Magic, StringComparison.Ordinal)
            || !int.TryParse(header[Magic.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new UsageException($"'{path}' is not a trace: its first line is not '{Magic}{Version}'.");
        if (version != Version)
            throw new UsageException($"The trace '{path}' has the format {version}, and this version of the tool reads {Version} only.");
    }
}
