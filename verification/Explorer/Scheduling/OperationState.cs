namespace Weft.Exploration.Scheduling;

/// <summary>Whether an operation may be chosen to run.</summary>
internal enum OperationState : byte
{
    /// <summary>It waits for a gate to open, for a timer to be due, or for its first step.</summary>
    Disabled,

    /// <summary>It may be chosen.</summary>
    Enabled,

    /// <summary>It has run to its end, or was taken back before it started.</summary>
    Ended,
}
