namespace Weft.Exploration.Reports;

/// <summary>The fixed words for verdicts and kinds of violation: the same in tables, trace files and JSON.</summary>
public static class VerdictWords
{
    /// <summary>The words for a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.EveryScheduleExplored => "every schedule explored",
        Verdict.EveryInterleavingExplored => "every interleaving explored",
        Verdict.EveryInterleavingWithinBound => "every interleaving within the bound explored",
        Verdict.Sampled => "sampled",
        Verdict.Violated => "violated",
        Verdict.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "[explorer bug] This verdict has no words."),
    };

    /// <summary>The words for the verdict of a report, with what takes away from it: <c>sampled, with uncontrolled work</c>.</summary>
    public static string Of(ExplorationReport report) =>
        Of(report.Verdict) + (report.Uncontrolled.Count > 0 ? ", with uncontrolled work" : "") + (
            report.IsInterrupted ? ", interrupted" : "");

    /// <summary>The words for a kind of violation.</summary>
    public static string Of(ViolationKind kind) => kind switch
    {
        ViolationKind.Assertion => "assertion",
        ViolationKind.Exception => "exception",
        ViolationKind.Stuck => "stuck",
        ViolationKind.NoEnd => "no end",
        ViolationKind.Liveness => "liveness",
        ViolationKind.DataRace => "data race",
        ViolationKind.NotDeterministic => "not deterministic",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "[explorer bug] This kind of violation has no words."),
    };

    /// <summary>The words for what a remark is about.</summary>
    public static string Of(RemarkKind kind) => kind switch
    {
        RemarkKind.UnannouncedCompletion => "unannounced completion",
        RemarkKind.KeptStatic => "kept static",
        RemarkKind.KeptLock => "kept lock",
        RemarkKind.Initialization => "initialization",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "[explorer bug] This kind of remark has no words."),
    };
}
