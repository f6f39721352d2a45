namespace Weft.Exploration.Scheduling;

/// <summary>How a wait with a limit ended.</summary>
internal enum WaitEnd : byte
{
    /// <summary>The gate was open.</summary>
    Passed,

    /// <summary>The time was up.</summary>
    Expired,

    /// <summary>The token was cancelled.</summary>
    Cancelled,
}
