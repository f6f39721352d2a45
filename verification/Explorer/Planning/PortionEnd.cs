namespace Weft.Exploration.Planning;

/// <summary>Why a portion goes no further.</summary>
internal enum PortionEnd
{
    /// <summary>It does go on.</summary>
    None,

    /// <summary>It has no schedule left.</summary>
    Exhausted,

    /// <summary>It has run as many schedules as were asked for.</summary>
    Limit,

    /// <summary>Its last schedule went wrong.</summary>
    Finding,

    /// <summary>Its last schedule was cut off because of the strategy: the phase ends, and the next begins.</summary>
    CutOff,
}
