namespace Weft.Exploration.Reports;

/// <summary>The fixed words for verdicts and kinds of violation: the same in tables, trace files and JSON.</summary>
public static class VerdictWords
{
    private const string EveryInterleaving = "every interleaving";
    private const string WithAtMost = " with at most ";
    private const string Explored = " explored";

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

    /// <summary>
    /// The words for the verdict of a report, with the bound and the shard that it holds for, and what takes away from it: <c>every
    /// interleaving of shard 1/4 explored</c>, <c>every interleaving with at most 2 preemptions explored, out of time</c>.
    /// </summary>
    public static string Of(ExplorationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var uncontrolled = report.Uncontrolled.Count > 0 ? ", with uncontrolled work" : "";
        var stopped = report.IsInterrupted ? ", interrupted" : report.IsOutOfTime ? ", out of time" : "";
        return Claim(report) + uncontrolled + stopped;
    }

    /// <summary>The verdict that such words stand for; null if they are the words of none.</summary>
    public static Verdict? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var claim = words.Split(", ")[0];
        if (claim.StartsWith(EveryInterleaving, StringComparison.Ordinal) && claim.EndsWith(Explored, StringComparison.Ordinal))
        {
            return claim.Contains(WithAtMost, StringComparison.Ordinal) || claim == Of(Verdict.EveryInterleavingWithinBound)
                ? Verdict.EveryInterleavingWithinBound
                : Verdict.EveryInterleavingExplored;
        }
        return Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(verdict => Of(verdict!.Value) == claim);
    }

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

    /// <summary>The kind of violation that these words stand for; null if they are the words of none.</summary>
    public static ViolationKind? ReadKind(string words) =>
        Enum.GetValues<ViolationKind>().Cast<ViolationKind?>().FirstOrDefault(kind => Of(kind!.Value) == words);

    /// <summary>What a remark is about that these words stand for; null if they are the words of nothing.</summary>
    public static RemarkKind? ReadRemark(string words) =>
        Enum.GetValues<RemarkKind>().Cast<RemarkKind?>().FirstOrDefault(kind => Of(kind!.Value) == words);

    /// <summary>The words for what a remark is about.</summary>
    public static string Of(RemarkKind kind) => kind switch
    {
        RemarkKind.UnannouncedCompletion => "unannounced completion",
        RemarkKind.KeptStatic => "kept static",
        RemarkKind.KeptLock => "kept lock",
        RemarkKind.MissedInterleaving => "missed interleaving",
        RemarkKind.Initialization => "initialization",
        RemarkKind.SpinLoop => "spin loop",
        RemarkKind.LeftOut => "left out",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "[explorer bug] This kind of remark has no words."),
    };

    /// <summary>So many preemptions: <c>1 preemption</c>.</summary>
    public static string Preemptions(int bound) => FormattableString.Invariant($"{bound} preemption{(bound == 1 ? "" : "s")}");

    // A claim that holds for a part or within a bound only is never worded without it.
    private static string Claim(ExplorationReport report)
    {
        var part = report.Shard.IsWhole ? "" : $" of shard {report.Shard}";
        return report switch
        {
            { Verdict: Verdict.EveryInterleavingExplored } => $"{EveryInterleaving}{part}{Explored}",
            { Verdict: Verdict.EveryInterleavingWithinBound, Bound: { } bound } =>
                $"{EveryInterleaving}{part} with at most {Preemptions(bound)}{Explored}",
            _ => Of(report.Verdict),
        };
    }
}
