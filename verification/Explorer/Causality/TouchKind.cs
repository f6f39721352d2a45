namespace Weft.Exploration.Causality;

/// <summary>What an event did to a location. Two events are dependent if they touched one location and one of them changed it.</summary>
internal enum TouchKind : byte
{
    /// <summary>Read it.</summary>
    Read,

    /// <summary>Changed it, or wrote again what was there.</summary>
    Write,

    /// <summary>Opened a gate: changes it, and lets others go on who could not.</summary>
    Open,

    /// <summary>Closed a gate: changes it, and keeps others from going on.</summary>
    Close,

    /// <summary>Passed an open gate: reads it.</summary>
    Pass,
}
