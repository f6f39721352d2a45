namespace Microsoft.Coyote.Logging;

/// <summary>How much a message matters.</summary>
public enum LogSeverity
{
    /// <summary>For whoever looks for a fault.</summary>
    Debug = 0,

    /// <summary>What happens.</summary>
    Info = 1,

    /// <summary>What may be wrong.</summary>
    Warning = 2,

    /// <summary>What is wrong.</summary>
    Error = 3,

    /// <summary>What everybody is told.</summary>
    Important = 4,
}
