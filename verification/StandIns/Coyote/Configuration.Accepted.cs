namespace Microsoft.Coyote;

// What is accepted so that a test runs as it is, although nothing here answers to it.
public partial class Configuration
{
    /// <summary>Has no effect: there is no fuzzing.</summary>
    public Configuration WithMaxFuzzingDelay(uint delay) => WithoutEffectOf(nameof(WithMaxFuzzingDelay)).Set(() => MaxFuzzingDelay = delay);

    /// <summary>Has no effect: that a timer fires is a choice like any other.</summary>
    public Configuration WithTimeoutDelay(uint delay) => WithoutEffectOf(nameof(WithTimeoutDelay)).Set(() => TimeoutDelay = delay);

    /// <summary>Has no effect: no clock decides whether a schedule is stuck.</summary>
    public Configuration WithDeadlockTimeout(uint timeout) =>
        WithoutEffectOf(nameof(WithDeadlockTimeout)).Set(() => DeadlockTimeout = timeout);

    /// <summary>Has no effect. Choices are drawn evenly: there is no such strategy.</summary>
    public Configuration WithProbabilisticStrategy(uint probabilityLevel = 3) => WithoutEffectOf(nameof(WithProbabilisticStrategy));

    /// <summary>Has no effect. Choices are drawn evenly: there is no such strategy.</summary>
    public Configuration WithPrioritizationStrategy(bool isFair = false, uint priorityChangeBound = 10) =>
        WithoutEffectOf(nameof(WithPrioritizationStrategy));

    /// <summary>Has no effect. Choices are drawn evenly: there is no such strategy.</summary>
    public Configuration WithDelayBoundingStrategy(bool isFair = false, uint delayBound = 10) =>
        WithoutEffectOf(nameof(WithDelayBoundingStrategy));

    /// <summary>Has no effect. Choices are drawn evenly: there is no such strategy.</summary>
    public Configuration WithQLearningStrategy() => WithoutEffectOf(nameof(WithQLearningStrategy));

    /// <summary>Has no effect. What is not controlled refuses the test.</summary>
    public Configuration WithPartiallyControlledConcurrencyAllowed(bool isAllowed = true) =>
        WithoutEffectOf(nameof(WithPartiallyControlledConcurrencyAllowed));

    /// <summary>Has no effect. What is not controlled refuses the test.</summary>
    public Configuration WithPartiallyControlledDataNondeterminismAllowed(bool isAllowed = true) =>
        WithoutEffectOf(nameof(WithPartiallyControlledDataNondeterminismAllowed));

    /// <summary>Has no effect. There is no fuzzing.</summary>
    public Configuration WithSystematicFuzzingEnabled(bool isEnabled = true) => WithoutEffectOf(nameof(WithSystematicFuzzingEnabled));

    /// <summary>Has no effect. There is no fuzzing.</summary>
    public Configuration WithSystematicFuzzingFallbackEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithSystematicFuzzingFallbackEnabled));

    /// <summary>Has no effect. Traces are not analysed.</summary>
    public Configuration WithTraceAnalysisEnabled(bool isEnabled = true) => WithoutEffectOf(nameof(WithTraceAnalysisEnabled));

    /// <summary>Has no effect. The concurrent collections are points always, the others never.</summary>
    public Configuration WithCollectionAccessRaceCheckingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithCollectionAccessRaceCheckingEnabled));

    /// <summary>Has no effect. Locks are points always.</summary>
    public Configuration WithLockAccessRaceCheckingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithLockAccessRaceCheckingEnabled));

    /// <summary>Has no effect. Atomic operations are points always.</summary>
    public Configuration WithAtomicOperationRaceCheckingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithAtomicOperationRaceCheckingEnabled));

    /// <summary>Has no effect. Volatile accesses are points always.</summary>
    public Configuration WithVolatileOperationRaceCheckingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithVolatileOperationRaceCheckingEnabled));

    /// <summary>Has no effect. Plain memory is no point, except where it is promoted.</summary>
    public Configuration WithMemoryAccessRaceCheckingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithMemoryAccessRaceCheckingEnabled));

    /// <summary>Has no effect. Branches are no points.</summary>
    public Configuration WithControlFlowRaceCheckingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithControlFlowRaceCheckingEnabled));

    /// <summary>Has no effect. There is no such reduction.</summary>
    public Configuration WithExecutionTraceCycleReductionEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithExecutionTraceCycleReductionEnabled));

    /// <summary>Has no effect. There is no such strategy.</summary>
    public Configuration WithPartialOrderSamplingEnabled(bool isEnabled = true) => WithoutEffectOf(nameof(WithPartialOrderSamplingEnabled));

    /// <summary>Has no effect. What is found is always run once more.</summary>
    public Configuration WithNoBugTraceRepro(bool isDisabled = true) => WithoutEffectOf(nameof(WithNoBugTraceRepro));

    /// <summary>Has no effect. A schedule that is stuck is one, and no clock says so.</summary>
    public Configuration WithPotentialDeadlocksReportedAsBugs(bool reportedAsBugs = true) =>
        WithoutEffectOf(nameof(WithPotentialDeadlocksReportedAsBugs));

    /// <summary>Has no effect. What is not controlled refuses the test.</summary>
    public Configuration WithUncontrolledConcurrencyResolutionTimeout(uint attempts, uint delay) =>
        WithoutEffectOf(nameof(WithUncontrolledConcurrencyResolutionTimeout));

    /// <summary>Has no effect. A refusal names the call and its place.</summary>
    public Configuration WithUncontrolledInvocationStackTraceLoggingEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithUncontrolledInvocationStackTraceLoggingEnabled));

    /// <summary>Has no effect. There are no coverage reports.</summary>
    public Configuration WithActivityCoverageReported(bool isEnabled = true) => WithoutEffectOf(nameof(WithActivityCoverageReported));

    /// <summary>Has no effect. There are no coverage reports.</summary>
    public Configuration WithScheduleCoverageReported(bool isEnabled = true) => WithoutEffectOf(nameof(WithScheduleCoverageReported));

    /// <summary>Has no effect. There are no coverage reports.</summary>
    public Configuration WithCoverageInfoSerialized(bool isEnabled = true) => WithoutEffectOf(nameof(WithCoverageInfoSerialized));

    /// <summary>Has no effect. There are no actors.</summary>
    public Configuration WithActorTraceVisualizationEnabled(bool isEnabled = true) =>
        WithoutEffectOf(nameof(WithActorTraceVisualizationEnabled));

    /// <summary>Has no effect. There is no such log.</summary>
    public Configuration WithXmlLogEnabled(bool isEnabled = true) => WithoutEffectOf(nameof(WithXmlLogEnabled));

    /// <summary>Has no effect. Nothing is ever sent anywhere.</summary>
    public Configuration WithTelemetryEnabled(bool isEnabled = true) => WithoutEffectOf(nameof(WithTelemetryEnabled));

    private Configuration WithoutEffectOf(string setting) => Set(() => _withoutEffect.Add(setting));
}
