using Weft.Exploration.Causality;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>Counts the steps of one execution and tells it from others by what they were.</summary>
internal sealed class StepLog(int most, TraceRecorder? recorder)
{
    private long _steps;

    /// <summary>Notes each step, or null while nobody will read it.</summary>
    public TraceRecorder? Recorder => recorder;

    /// <summary>The steps so far; may be read from any thread.</summary>
    public long Steps => Volatile.Read(ref _steps);

    /// <summary>True when no more steps are allowed.</summary>
    public bool IsFull => _steps >= most;

    /// <summary>A hash of all steps so far: who did what where. The same on every machine.</summary>
    public uint Hash { get; private set; } = StringHash.Compute("steps");

    /// <summary>Who took the last step; null before the first.</summary>
    public Operation? LastOperation { get; private set; }

    /// <summary>The last step.</summary>
    public Access Last { get; private set; }

    public void Took(Operation operation, Access access)
    {
        (LastOperation, Last) = (operation, access);
        Volatile.Write(ref _steps, _steps + 1);
        Hash = StringHash.Combine(Hash, ((uint)operation.Id << 8) | (uint)access.Kind);
        Hash = StringHash.Combine(Hash, SiteTable.Get(access.Site).StableHash);
        recorder?.Took(operation, access);
    }

    public string DescribeNoEnd(int last) =>
        $"no end after {_steps} steps: a loop that waits for another operation without blocking, or a test that needs a larger step cap; "
        + $"the last step was {SiteTable.Get(last).InWords}";
}
