namespace Weft.Exploration.Reports;

/// <summary>The fixed words for verdicts and kinds of violation: the same in tables, trace files and JSON.</summary>
public static class VerdictWords
{
    /// <summary>The words for a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.EveryScheduleExplored => "every schedule explored",
        Verdict.Sampled => "sampled",
        Verdict.Violated => "violated",
        Verdict.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "[explorer bug] This verdict has no words."),
    };

    /// <summary>The words for a kind of violation.</summary>
    public static string Of(ViolationKind kind) => kind switch
    {
        ViolationKind.Assertion => "assertion",
        ViolationKind.Exception => "exception",
        ViolationKind.Stuck => "stuck",
        ViolationKind.NoEnd => "no end",
        ViolationKind.Liveness => "liveness",
        ViolationKind.NotDeterministic => "not deterministic",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "[explorer bug] This kind of violation has no words."),
    };
}
