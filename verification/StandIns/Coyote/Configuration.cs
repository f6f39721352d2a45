using Microsoft.Coyote.Logging;
using Weft.Exploration;
using Weft.Exploration.Strategies;

namespace Microsoft.Coyote;

/// <summary>
/// What a <see cref="SystematicTesting.TestingEngine"/> explores with. Settings that the explorer has no counterpart of are accepted,
/// and named in the report as having no effect.
/// </summary>
public partial class Configuration
{
    private readonly SortedSet<string> _withoutEffect = new(StringComparer.Ordinal);
    private StrategyKind _strategy = StrategyKind.RandomWalk;
    private int _timeout;
    private bool _isNoEndABug;
    private uint? _temperature;

    /// <summary>Creates a configuration with the defaults of Coyote; <see cref="Create"/> does.</summary>
    protected Configuration()
    {
    }

    /// <summary>The most schedules: one, unless it is said otherwise.</summary>
    public uint TestingIterations { get; private set; } = 1;

    /// <summary>The seed of every random choice. Null is the seed 0 here, so that a run can be repeated.</summary>
    public uint? RandomGeneratorSeed { get; private set; }

    /// <summary>The most steps of a schedule of an unfair strategy.</summary>
    public int MaxUnfairSchedulingSteps { get; private set; } = 10_000;

    /// <summary>The most steps of a schedule of a fair strategy.</summary>
    public int MaxFairSchedulingSteps { get; private set; } = 100_000;

    /// <summary>Has no effect: there is no fuzzing.</summary>
    public uint MaxFuzzingDelay { get; private set; } = 1000;

    /// <summary>Has no effect: that a timer fires is a choice like any other.</summary>
    public uint TimeoutDelay { get; private set; } = 10;

    /// <summary>Has no effect: no clock decides whether a schedule is stuck.</summary>
    public uint DeadlockTimeout { get; private set; } = 1000;

    /// <summary>Which messages are passed on to the console, if any are.</summary>
    public VerbosityLevel VerbosityLevel { get; private set; } = VerbosityLevel.Error;

    internal bool IsConsoleLoggingEnabled { get; private set; }

    internal bool RunsToCompletion { get; private set; }

    internal string? ReproducibleTrace { get; private set; }

    /// <summary>The time after which no further schedule is wanted, or null.</summary>
    internal TimeSpan? Timeout => _timeout > 0 ? TimeSpan.FromSeconds(_timeout) : null;

    internal IEnumerable<string> WithoutEffect => _withoutEffect;

    /// <summary>Creates a configuration with the defaults of Coyote.</summary>
    public static Configuration Create() => new();

    /// <summary>Sets the most schedules that are run.</summary>
    public Configuration WithTestingIterations(uint iterations) => Set(() => TestingIterations = iterations);

    /// <summary>Runs schedules until so many seconds have passed, in place of a number of them.</summary>
    public Configuration WithTestingTimeout(int timeout) => Set(() => _timeout = timeout);

    /// <summary>Runs the one schedule that a string of <see cref="SystematicTesting.TestingEngine.ReproducibleTrace"/> names.</summary>
    public Configuration WithReproducibleTrace(string trace) => Set(() => ReproducibleTrace = trace);

    /// <summary>Draws every choice evenly. This is the default.</summary>
    public Configuration WithRandomStrategy() => Set(() => _strategy = StrategyKind.RandomWalk);

    /// <summary>Sets the seed of every random choice.</summary>
    public Configuration WithRandomGeneratorSeed(uint seed) => Set(() => RandomGeneratorSeed = seed);

    /// <summary>Sets the most steps of a schedule, and ten times as many for one of a fair strategy.</summary>
    public Configuration WithMaxSchedulingSteps(uint maxSteps) => WithMaxSchedulingSteps(maxSteps, 10 * maxSteps);

    /// <summary>Sets the most steps of a schedule.</summary>
    public Configuration WithMaxSchedulingSteps(uint maxUnfairSteps, uint maxFairSteps) =>
        Set(() => (MaxUnfairSchedulingSteps, MaxFairSchedulingSteps) = (AtMostInt(maxUnfairSteps), AtMostInt(maxFairSteps)));

    /// <summary>Makes a schedule that reaches the most steps a bug. Otherwise it is cut off there, and the next one is run.</summary>
    public Configuration WithFailureOnMaxStepsBoundEnabled(bool isEnabled = true) => Set(() => _isNoEndABug = isEnabled);

    /// <summary>Sets the steps for which a monitor may be hot; without limit for 0. Half of the most steps unless it is set.</summary>
    public Configuration WithLivenessTemperatureThreshold(uint threshold) => Set(() => _temperature = threshold);

    /// <summary>Goes on after a bug was found, up to the number of schedules.</summary>
    public Configuration WithTestIterationsRunToCompletion(bool runToCompletion = true) => Set(() => RunsToCompletion = runToCompletion);

    /// <summary>Sets which messages are passed on.</summary>
    public Configuration WithVerbosityEnabled(VerbosityLevel level = VerbosityLevel.Info) => Set(() => VerbosityLevel = level);

    /// <summary>Passes messages on to the console.</summary>
    public Configuration WithConsoleLoggingEnabled(bool isEnabled = true) => Set(() => IsConsoleLoggingEnabled = isEnabled);

    internal ExplorationOptions ToOptions() => new()
    {
        Strategy = _strategy,
        Schedules = Timeout is null ? AtMostInt(TestingIterations) : int.MaxValue,
        Seed = RandomGeneratorSeed ?? 0,
        MaxSteps = MaxFairSchedulingSteps,
        NoEndIsViolation = _isNoEndABug,
        LivenessThreshold = _temperature is { } temperature ? AtMostInt(temperature) : null,
    };

    private static int AtMostInt(uint number) => (int)Math.Min(number, int.MaxValue);

    private Configuration Set(Action change)
    {
        change();
        return this;
    }
}
