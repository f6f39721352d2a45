using System.Globalization;
using System.Text.Json;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Running;

/// <summary>A test in the report for programs: one flat object. What does not apply is null, and absent in the file.</summary>
internal sealed record ReportEntry
{
    public required string Name { get; init; }

    public required string Verdict { get; init; }

    public required long Schedules { get; init; }

    /// <summary>Absent where nobody counted them, and then redundant schedules are neither.</summary>
    public long? Interleavings { get; init; }

    public long? Redundant { get; init; }

    /// <summary>The most preemptions up to which every interleaving was run.</summary>
    public int? Bound { get; init; }

    public required double ElapsedMs { get; init; }

    public required string Strategy { get; init; }

    public required uint Seed { get; init; }

    public required long Steps { get; init; }

    /// <summary>The fingerprint of the program, in hexadecimal.</summary>
    public string? Program { get; init; }

    /// <summary>Those of the schedules that were run before, by the run that this one went on with.</summary>
    public long? Resumed { get; init; }

    public string? Kind { get; init; }

    public string? Message { get; init; }

    public string? Replay { get; init; }

    public string? Trace { get; init; }

    public string? Refusal { get; init; }

    public bool? Interrupted { get; init; }

    public bool? OutOfTime { get; init; }

    public IReadOnlyList<UncontrolledOrigin>? Uncontrolled { get; init; }

    public IReadOnlyList<Noticed>? Remarks { get; init; }

    public static ReportEntry Of(TestResult result)
    {
        var report = result.Report;
        return new ReportEntry
        {
            Name = report.Test,
            Verdict = VerdictWords.Of(report),
            Schedules = report.Schedules,
            Interleavings = report.Interleavings,
            Redundant = report.Interleavings is null ? null : report.Redundant,
            Bound = report.Bound,
            ElapsedMs = Math.Round(report.Elapsed.TotalMilliseconds, 3),
            Strategy = report.Strategy,
            Seed = report.Seed,
            Steps = report.Steps,
            Program = report.Program == 0 ? null : report.Program.ToString("x8", CultureInfo.InvariantCulture),
            Resumed = report.Resumed == 0 ? null : report.Resumed,
            Kind = report.Violation is { } violation ? VerdictWords.Of(violation.Kind) : null,
            Message = report.Violation?.Message,
            Replay = report.Violation is { Replay.Length: > 0 } replayable ? replayable.Replay : null,
            Trace = result.TracePath,
            Refusal = report.Refusal,
            Interrupted = report.IsInterrupted ? true : null,
            OutOfTime = report.IsOutOfTime ? true : null,
            Uncontrolled = report.Uncontrolled.Count > 0 ? report.Uncontrolled : null,
            Remarks = report.Remarks.Count > 0
                ? [.. report.Remarks.Select(remark => new Noticed(VerdictWords.Of(remark.Kind), remark.Text))]
                : null,
        };
    }

    /// <summary>The result that this was written for, as far as it is written: the trace of a violation is not.</summary>
    /// <param name="shard">The shard that its run says it was.</param>
    /// <exception cref="JsonException">It holds words that are none.</exception>
    public TestResult ToResult(Shard shard) => new(
        new ExplorationReport
        {
            Test = Name,
            Verdict = VerdictWords.Read(Verdict) ?? throw new JsonException($"There is no verdict '{Verdict}'."),
            Schedules = Schedules,
            Interleavings = Interleavings,
            Redundant = Redundant ?? 0,
            Bound = Bound,
            Elapsed = TimeSpan.FromMilliseconds(ElapsedMs),
            Strategy = Strategy,
            Seed = Seed,
            Steps = Steps,
            Shard = shard,
            Program = ProgramNumber(),
            Resumed = Resumed ?? 0,
            Violation = Kind is null ? null : new Violation(
                VerdictWords.ReadKind(Kind) ?? throw new JsonException($"There is no kind of violation '{Kind}'."),
                Message ?? "",
                Replay ?? "",
                new Trace([], [])),
            Refusal = Refusal,
            IsInterrupted = Interrupted ?? false,
            IsOutOfTime = OutOfTime ?? false,
            Uncontrolled = Uncontrolled ?? [],
            Remarks = [.. (Remarks ?? []).Select(remark => remark.ToRemark())],
        },
        Trace);

    private uint ProgramNumber()
    {
        if (Program is null)
            return 0;
        return uint.TryParse(Program, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException($"There is no program '{Program}'.");
    }

    /// <summary>A remark, in words.</summary>
    internal sealed record Noticed(string Kind, string Text)
    {
        public Remark ToRemark() => new(VerdictWords.ReadRemark(Kind) ?? throw new JsonException($"There is no remark '{Kind}'."), Text);
    }
}
