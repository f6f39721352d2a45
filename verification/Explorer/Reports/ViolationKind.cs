namespace Weft.Exploration.Reports;

/// <summary>What a schedule did wrong.</summary>
public enum ViolationKind
{
    /// <summary>An assertion of the test failed.</summary>
    Assertion,

    /// <summary>The test, or an operation that it started, ended with an exception that nobody handled.</summary>
    Exception,

    /// <summary>Nothing can run any more and something still waits.</summary>
    Stuck,

    /// <summary>The schedule passed more scheduling points than allowed.</summary>
    NoEnd,

    /// <summary>The same choices led to different steps.</summary>
    NotDeterministic,
}
