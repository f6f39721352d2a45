using Weft.Exploration;

namespace Weft.Running;

/// <summary>What the command line asks for.</summary>
internal sealed record RunRequest
{
    /// <summary>The path of the assembly, as it was given.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>The command that replays, up to where the replay string stands: <c>weft replay PATH</c>.</summary>
    public required string ReplayCommand { get; init; }

    /// <summary>A part of the full names of the tests to run; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The replay string, or the path of the trace file, to run again; null to explore.</summary>
    public string? Replay { get; init; }

    public ExplorationOptions Options { get; init; } = new();

    /// <summary>Whether the user named the limit of steps, and so overrules the one in a trace file.</summary>
    public bool MaxStepsIsGiven { get; init; }

    /// <summary>Where trace files go.</summary>
    public string TraceDirectory { get; init; } = DefaultTraceDirectory;

    /// <summary>Whether the user named that directory, and so is told at once if it cannot be used.</summary>
    public bool TraceDirectoryIsGiven { get; init; }

    /// <summary>How long the whole run may take; null for as long as it needs.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Where it is kept what interrupted explorations have done; null for the folder that belongs to that of the traces.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Where the JSON report goes; null for none.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Whether the output keeps to the terminal's own colour.</summary>
    public bool NoColor { get; init; }

    /// <summary>Below the current directory, not beside the assembly: that may be a folder which the next build empties.</summary>
    public const string DefaultTraceDirectory = "traces";
}
