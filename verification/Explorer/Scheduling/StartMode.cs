namespace Weft.Exploration.Scheduling;

/// <summary>When a new operation may run for the first time.</summary>
internal enum StartMode : byte
{
    /// <summary>Its start is a step that the strategy chooses.</summary>
    Step,

    /// <summary>
    /// It runs up to its first access as soon as its creator gives way, and that is no step: starting adds nothing to a schedule
    /// whose operations share memory through announced accesses only.
    /// </summary>
    Eager,

    /// <summary>Its start is a step that the strategy can choose once the clock allows it.</summary>
    Timer,
}
