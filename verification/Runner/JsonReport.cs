using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>
/// The report for programs: what was run, and <c>"tests": [...]</c> with one flat object for each. What does not apply is absent.
/// </summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a web page: quotes and < stay readable
        Converters = { new JsonStringEnumConverter(), new ShardConverter() },
    };

    /// <exception cref="UsageException">The disk does not take the file.</exception>
    public static void Write(string path, RunReport run)
    {
        var (header, results) = run;
        var document = new Document
        {
            Tool = header.Tool,
            Assembly = header.Assembly,
            ReplayCommand = header.ReplayCommand,
            Settings = header.Settings,
            Shard = header.Shard.IsWhole ? null : header.Shard,
            Tests = [.. results.Select(ReportEntry.Of)],
        };
        try
        {
            OutputFile.Write(path, JsonSerializer.Serialize(document, Format) + "\n");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The report '{path}' could not be written: {failed.Message}", failed);
        }
    }

    /// <exception cref="UsageException">There is no such file, or it is no such report.</exception>
    public static RunReport Read(string path)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Format)
                ?? throw new UsageException($"The report '{path}' is empty; give a file that --json has written.");
            // Nothing of a list is checked by the serializer.
            if (document.Tests.Any(test => test is null || (test.Remarks ?? []).Contains(null) || (test.Uncontrolled ?? []).Contains(null)))
                throw new JsonException("A list has a gap.");
            var shard = document.Shard ?? Shard.Whole;
            var header = new RunHeader(document.Tool, document.Assembly, document.ReplayCommand, document.Settings) { Shard = shard };
            return new RunReport(header, [.. document.Tests.Select(test => test.ToResult(shard))]);
        }
        catch (JsonException damaged)
        {
            throw new UsageException($"'{path}' is not a report of this version; give a file that --json has written.", damaged);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"The report '{path}' does not exist; correct the path, or run its shard first.", failed);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The report '{path}' cannot be read: {failed.Message}", failed);
        }
    }

    private sealed record Document
    {
        public required string Tool { get; init; }

        public required string Assembly { get; init; }

        public required string ReplayCommand { get; init; }

        public required ExplorationSettings Settings { get; init; }

        public Shard? Shard { get; init; }

        public required IReadOnlyList<ReportEntry> Tests { get; init; }
    }
}
