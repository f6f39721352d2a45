using Weft.Exploration.Reports;

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
        "the very first schedule took other steps than the same one run again: it initialized state that outlives it, which all others "
            + "found there");

    private uint? _first;
    private uint? _steps;
    private bool _isOff;

    /// <summary>What is worth telling though it is no drift; null for nothing.</summary>
    public Remark? Remark { get; private set; }

    /// <summary>True while the schedule has to be run before others may.</summary>
    public bool IsOpen => !_isOff && _steps is null;

    /// <summary>True if the schedule is to be run once more when no others are left.</summary>
    public bool HasToCompare => !_isOff && _steps is not null;

    /// <summary>Takes note of a run of the schedule before the others. One with uncontrolled work in it repeats nothing.</summary>
    public Outcome? Began(Execution execution)
    {
        var hash = execution.Log.Hash;
        if (execution.Outcome is not null || execution.Outside.Origins is not null)
            _isOff = true;
        else if (_first is null)
            _first = hash;
        else if (hash == _first)
            _steps = hash;
        else if (Remark is null)
            (_first, Remark) = (hash, Initialization);
        else
            return Drift("run three times before the exploration", execution);
        return null;
    }

    /// <summary>Compares a run of the schedule after the others.</summary>
    public Outcome? Ended(Execution execution, long schedules)
    {
        _isOff = true;
        return execution.Outcome is null && execution.Log.Hash == _steps || execution.Outside.Origins is not null
            ? null
            : Drift($"run again after {schedules} others", execution);
    }

    private static Outcome Drift(string when, Execution execution) => new(
        ViolationKind.NotDeterministic,
        $"the schedule without preemptions took other steps when it was {when} ({execution.Log.Steps} in all): the test depends on "
            + "something "
        + "else than its schedule, such as time, chance, or state that outlives a schedule (a static); what was explored before does not count");
}
