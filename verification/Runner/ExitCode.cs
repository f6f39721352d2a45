namespace Weft.Running;

/// <summary>What a run says to the shell.</summary>
internal static class ExitCode
{
    /// <summary>No test was violated and none refused.</summary>
    public const int Fine = 0;

    /// <summary>A schedule violated a test.</summary>
    public const int Violated = 1;

    /// <summary>The command line, or a file that it names, cannot be used. One sentence says why.</summary>
    public const int BadInput = 2;

    /// <summary>No test was violated, but of some nothing can be said: they were refused, or not begun when the time was up.</summary>
    public const int Refused = 3;

    /// <summary>The explorer itself failed. This comes before all others: the rest of such a run is not to be trusted.</summary>
    public const int InternalFault = 4;

    /// <summary>The reports that were joined do not make a whole: a shard is missing, or there twice.</summary>
    public const int Incomplete = 5;

    /// <summary>Ctrl+C, by the convention of shells: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
