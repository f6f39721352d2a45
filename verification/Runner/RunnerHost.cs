using Spectre.Console;

namespace Weft.Running;

/// <summary>All that a run touches of the world, so that tests can stand in for it.</summary>
internal sealed record RunnerHost
{
    /// <summary>Where progress, tables and reports go.</summary>
    public required IAnsiConsole Console { get; init; }

    /// <summary>Where the sentence goes that says why nothing could be done.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether lines can be drawn over: a terminal, not a file or a pipe.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Lists the tests of the assembly with this path.</summary>
    public Func<string, TestSource> Load { get; init; } = TestSource.Load;

    /// <summary>Tells how much of the time of a run is left.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Raised by Ctrl+C.</summary>
    public CancellationToken Interrupt { get; init; }

    /// <summary>
    /// How long an interrupted exploration has to end the schedule that it is in; then it is left to end with the process.
    /// </summary>
    public TimeSpan InterruptPatience { get; init; } = TimeSpan.FromSeconds(2);
}
