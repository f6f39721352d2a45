namespace Microsoft.Coyote.Logging;

/// <summary>Which messages are passed on.</summary>
public enum VerbosityLevel
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Errors and what is important.</summary>
    Error = 1,

    /// <summary>Warnings too.</summary>
    Warning = 2,

    /// <summary>What happens too.</summary>
    Info = 3,

    /// <summary>All.</summary>
    Debug = 4,

    /// <summary>All.</summary>
    Exhaustive = 5,
}
