namespace Weft.Exploration.Scheduling;

/// <summary>What a wait handle does when a wait for it ends.</summary>
internal enum HandleKind : byte
{
    /// <summary>Stays as it is until it is reset.</summary>
    Manual,

    /// <summary>Lets one go and resets itself.</summary>
    Auto,

    /// <summary>Counts down.</summary>
    Semaphore,

    /// <summary>Belongs to the one who has waited, until it is released as often as it was waited for.</summary>
    Mutex,
}
