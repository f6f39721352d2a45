using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>The report for programs: <c>{"tests": [...]}</c>, one flat object for each test. What does not apply is absent.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a web page: quotes and < stay readable
    };

    /// <exception cref="UsageException">The disk does not take the file.</exception>
    public static void Write(string path, IReadOnlyList<TestResult> results)
    {
        try
        {
            OutputFile.Write(path, JsonSerializer.Serialize(new Document([.. results.Select(ToEntry)]), Format) + "\n");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The report '{path}' could not be written: {failed.Message}", failed);
        }
    }

    private static Entry ToEntry(TestResult result)
    {
        var report = result.Report;
        return new Entry(
            report.Test,
            VerdictWords.Of(report),
            report.Schedules,
            Math.Round(report.Elapsed.TotalMilliseconds, 3),
            report.Strategy,
            report.Seed,
            report.Steps,
            report.Violation is { } violation ? VerdictWords.Of(violation.Kind) : null,
            report.Violation?.Message,
            report.Violation is { Replay.Length: > 0 } replayable ? replayable.Replay : null,
            result.TracePath,
            report.Refusal,
            report.IsInterrupted ? true : null,
            report.Uncontrolled.Count > 0 ? report.Uncontrolled : null,
            report.Remarks.Count > 0 ? [.. report.Remarks.Select(remark => new Noticed(VerdictWords.Of(remark.Kind), remark.Text))] : null);
    }

    private sealed record Document(IReadOnlyList<Entry> Tests);

    private sealed record Entry(
        string Name,
        string Verdict,
        long Schedules,
        double ElapsedMs,
        string Strategy,
        uint Seed,
        long Steps,
        string? Kind,
        string? Message,
        string? Replay,
        string? Trace,
        string? Refusal,
        bool? Interrupted,
        IReadOnlyList<UncontrolledOrigin>? Uncontrolled,
        IReadOnlyList<Noticed>? Remarks);

    private sealed record Noticed(string Kind, string Text);
}
