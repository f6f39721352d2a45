namespace Weft.Exploration.Reports;

/// <summary>What a remark is about. None is a violation; each names a reason to trust the verdict less.</summary>
public enum RemarkKind
{
    /// <summary>
    /// A task ended in a step that announced nothing of the kind: some orders of that step and others are not told apart.
    /// </summary>
    UnannouncedCompletion,

    /// <summary>A static field, or what hangs on one, kept from one schedule to the next what the test did to it.</summary>
    KeptStatic,

    /// <summary>An operation ended while it held a lock.</summary>
    KeptLock,

    /// <summary>
    /// Random schedules took interleavings that the exhaustive exploration had not run: some step touches what it does not tell, so not
    /// every interleaving was explored.
    /// </summary>
    MissedInterleaving,

    /// <summary>The very first schedule initialized what stays, so it was not like the same schedule run again.</summary>
    Initialization,

    /// <summary>
    /// A loop that polls with a hint was explored as waiting for a write to what it reads: what it does after so many rounds, with nothing
    /// written, was not.
    /// </summary>
    SpinLoop,

    /// <summary>
    /// Something was decided by the order of a schedule and not by its interleaving. While it is, it is not said that every interleaving
    /// was explored.
    /// </summary>
    LeftOut,
}
