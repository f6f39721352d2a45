using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Runs one and the same schedule, the one without preemptions, before the first schedule of a loop and after the last. If it takes
/// other steps, something outlives a schedule, or is not decided by it: a static, the time, chance. No verdict would hold then.
/// </summary>
/// <remarks>
/// The very first run may differ: it fills caches and runs what runs once. Then the second is the one to compare with. A schedule that goes
/// wrong is not compared; what is found is proved in its own way, by running it again.
/// </remarks>
internal sealed class DriftCheck
{
    private static readonly Remark Initialization = new(
        RemarkKind.Initialization,
        "the very first schedule took other steps than the same one run again: it initialized state that outlives it, "
            + "which all others found there");

    private Execution? _first;
    private Execution? _steady;
    private bool _isRepeated;
    private bool _isOff;

    /// <summary>What is worth telling though it is no drift; null for nothing.</summary>
    public Remark? Remark { get; private set; }

    /// <summary>True while the schedule has to be run before others may.</summary>
    public bool IsOpen => !_isOff && _steady is null;

    /// <summary>True if the schedule is to be run once more when no others are left.</summary>
    public bool HasToCompare => !_isOff && _steady is not null;

    /// <summary>Takes note of a run of the schedule before the others. One with uncontrolled work in it repeats nothing.</summary>
    public Outcome? Began(Execution execution)
    {
        if (execution.Outcome is not null || execution.Outside.Origins is not null)
            _isOff = true;
        else if (_first is null)
            _first = execution;
        else if (execution.Log.Hash == _first.Log.Hash)
            _steady = execution;
        else if (!_isRepeated)
            (_first, _isRepeated) = (execution, true);
        else
            return Drift("run three times before the exploration", _first, execution);
        if (_steady is not null && _isRepeated)
            Remark = Initialization;
        return null;
    }

    /// <summary>Compares a run of the schedule after the others.</summary>
    public Outcome? Ended(Execution execution, long schedules)
    {
        _isOff = true;
        return execution.Outcome is null && execution.Log.Hash == _steady!.Log.Hash || execution.Outside.Origins is not null
            ? null
            : Drift($"run again after {schedules} others", _steady!, execution);
    }

    private static Outcome Drift(string when, Execution before, Execution now) => new(
        ViolationKind.NotDeterministic,
        $"the schedule without preemptions took other steps when it was {when}: {Difference(StepsOf(before), StepsOf(now))}; "
        + "the test depends on something else than its schedule, such as time, chance, or state that outlives a schedule (a static); "
        + "what was explored before does not count");

    private static IReadOnlyList<TraceStep> StepsOf(Execution execution) => execution.Log.Recorder!.Build().Steps;

    private static string Difference(IReadOnlyList<TraceStep> before, IReadOnlyList<TraceStep> now)
    {
        var step = 0;
        while (step < Math.Min(before.Count, now.Count) && before[step] == now[step])
            step++;
        return $"step {step + 1} was '{InWords(before, step)}' before, and then '{InWords(now, step)}'";
    }

    private static string InWords(IReadOnlyList<TraceStep> steps, int step) =>
        step == steps.Count ? "no step" : steps[step] is { Place: { } place } known ? $"{known.Action} ({place})" : steps[step].Action;
}
