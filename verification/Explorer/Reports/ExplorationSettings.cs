namespace Weft.Exploration.Reports;

/// <summary>
/// The options that decide which schedules are run, and what becomes of them. Two explorations of the same program with the same settings
/// belong together: as shards of one, or as one that goes on with the other.
/// </summary>
public sealed record ExplorationSettings
{
    private static readonly (string Name, Func<ExplorationSettings, object?> Value)[] All =
    [
        ("strategy", s => s.Strategy),
        ("bound on preemptions", s => s.Bound),
        ("number of schedules", s => s.Schedules),
        ("seed", s => s.Seed),
        ("depth of bugs", s => s.Depth),
        ("limit of steps", s => s.MaxSteps),
        ("reporting of schedules without an end", s => s.NoEndIsViolation),
        ("threshold of liveness", s => s.LivenessThreshold),
        ("search for data races", s => s.FindsRaces),
        ("treatment of uncontrolled work", s => s.Uncontrolled),
    ];

    /// <summary>See <see cref="ExplorationOptions.Strategy"/>.</summary>
    public required Strategies.StrategyKind Strategy { get; init; }

    /// <summary>See <see cref="ExplorationOptions.PreemptionBound"/>.</summary>
    public int? Bound { get; init; }

    /// <summary>See <see cref="ExplorationOptions.Schedules"/>.</summary>
    public required int Schedules { get; init; }

    /// <summary>See <see cref="ExplorationOptions.Seed"/>.</summary>
    public required uint Seed { get; init; }

    /// <summary>See <see cref="ExplorationOptions.Depth"/>.</summary>
    public int Depth { get; init; } = ExplorationOptions.DefaultDepth;

    /// <summary>See <see cref="ExplorationOptions.MaxSteps"/>.</summary>
    public required int MaxSteps { get; init; }

    /// <summary>See <see cref="ExplorationOptions.NoEndIsViolation"/>.</summary>
    public required bool NoEndIsViolation { get; init; }

    /// <summary>See <see cref="ExplorationOptions.LivenessThreshold"/>.</summary>
    public int? LivenessThreshold { get; init; }

    /// <summary>See <see cref="ExplorationOptions.FindsRaces"/>.</summary>
    public required bool FindsRaces { get; init; }

    /// <summary>See <see cref="ExplorationOptions.Uncontrolled"/>.</summary>
    public required UncontrolledWork Uncontrolled { get; init; }

    /// <summary>The settings among the options.</summary>
    public static ExplorationSettings Of(ExplorationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ExplorationSettings
        {
            Strategy = options.Strategy,
            Bound = options.PreemptionBound,
            Schedules = options.Schedules,
            Seed = options.Seed,
            Depth = options.Depth,
            MaxSteps = options.MaxSteps,
            NoEndIsViolation = options.NoEndIsViolation,
            LivenessThreshold = options.LivenessThreshold,
            FindsRaces = options.FindsRaces,
            Uncontrolled = options.Uncontrolled,
        };
    }

    /// <summary>The first setting that is another one there, with the value here and the value there; null if all are the same.</summary>
    public string? DifferenceFrom(ExplorationSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (name, value) in All)
        {
            if (!Equals(value(this), value(other)))
                return FormattableString.Invariant($"the {name} ({value(this) ?? "none"}, not {value(other) ?? "none"})");
        }
        return null;
    }
}
