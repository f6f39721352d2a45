using Weft.Exploration.Planning;

namespace Weft.Exploration.Reports;

/// <summary>
/// What an exploration that was stopped has done, and where it goes on: <see cref="ExplorationOptions.Resume"/> takes it. It belongs to one
/// test of one version of a program, explored with the same settings.
/// </summary>
public sealed record ExplorationState
{
    /// <summary>The full name of the test.</summary>
    public required string Test { get; init; }

    /// <summary>The fingerprint of the program: see <see cref="ExplorationReport.Program"/>.</summary>
    public required uint Program { get; init; }

    /// <summary>The settings of the exploration.</summary>
    public required ExplorationSettings Settings { get; init; }

    /// <summary>The part of the exploration.</summary>
    public required Shard Shard { get; init; }

    /// <summary>How far the plan has come.</summary>
    public required PlanState Plan { get; init; }

    /// <summary>The schedules that are done.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Schedules => Plan.Phases.Sum(phase => phase.Schedules);

    /// <summary>Checks that an exploration of <paramref name="test"/> with <paramref name="options"/> can go on with this.</summary>
    /// <exception cref="StateException">It belongs to another test, to other settings, or to another shard.</exception>
    public void CheckBelongsTo(string test, ExplorationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Test != test)
            throw new StateException($"is of another test, {Test}");
        if (Settings.DifferenceFrom(ExplorationSettings.Of(options)) is { } difference)
            throw new StateException($"was saved with other options: {difference}");
        if (Shard != options.Shard)
            throw new StateException($"is of the shard {Shard}, not {options.Shard}");
    }
}
