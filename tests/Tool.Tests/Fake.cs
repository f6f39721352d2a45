using Weft.Exploration;
using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Tool.Tests;

/// <summary>Tests whose exploration is made up, to see what the runner makes of every outcome.</summary>
internal static class Fake
{
    public const string ReplayString = "w1.AbC-9";

    public static TestCase Sampled(string name, long schedules = 1_000, double seconds = 0.5) => Ending(name, (_, options) =>
        Report(name, options) with { Verdict = Verdict.Sampled, Schedules = schedules, Elapsed = TimeSpan.FromSeconds(seconds),
            Steps = 7 });

    public static TestCase Exhausted(string name) => Ending(name, (_, options) =>
        Report(name, options) with { Verdict = Verdict.EveryScheduleExplored, Schedules = 70 });

    /// <summary>One whose every interleaving was run: of the shard that is asked for, within the bound if there is one.</summary>
    public static TestCase Complete(string name, int? bound = null) => Ending(name, (_, options) => Report(name, options) with
    {
        Verdict = bound is null ? Verdict.EveryInterleavingExplored : Verdict.EveryInterleavingWithinBound,
        Schedules = 1_260,
        Interleavings = 1_250,
        Redundant = 10,
        Bound = bound,
        Program = 0xc0ffee,
        Elapsed = TimeSpan.FromSeconds(0.5),
        Steps = 20,
    });

    /// <summary>
    /// One that its time, or Ctrl+C, stops: it saves its state, and goes on with one that it is given, of which it tells.
    /// </summary>
    public static TestCase Stopping(string name, Action<ExplorationState?>? resumed = null, uint program = 0xc0ffee) =>
        Ending(name, (_, options) =>
    {
        if (options.Resume is { } state && state.Program != program)
            throw new StateException("is of another version of Fake.dll");
        resumed?.Invoke(options.Resume);
        var before = options.Resume?.Schedules ?? 0;
        return Report(name, options) with
        {
            Schedules = before + 41,
            Resumed = before,
            Interleavings = before + 40,
            Redundant = 1,
            Program = program,
            IsInterrupted = options.Cancellation.IsCancellationRequested,
            IsOutOfTime = !options.Cancellation.IsCancellationRequested,
            State = new ExplorationState
            {
                Test = name,
                Program = program,
                Settings = ExplorationSettings.Of(options),
                Shard = options.Shard,
                Plan = new PlanState([new PhaseState("walk")
                {
                    Schedules = before + 41, Interleavings = before + 40, Redundant = 1, Steps = 99, Path = ["0.1.2", "4"],
                    Classes = new byte[] { 1, 2, 3, 255 },
                }]),
            },
        };
    });

    public static TestCase Refused(string name) => Ending(name, (_, options) =>
        Report(name, options) with { Verdict = Verdict.Refused, Refusal = "Thread.Sleep in Sleepy.Nap is not controlled." });

    public static TestCase Violated(
        string name, ViolationKind kind = ViolationKind.Assertion, string message = "The event was lost.", double seconds = 0.25) =>
        Ending(name, (_, options) => Report(name, options) with
        {
            Verdict = Verdict.Violated,
            Schedules = 17,
            Elapsed = TimeSpan.FromSeconds(seconds),
            Violation = new Violation(kind, message, ReplayString, Trace),
        });

    /// <summary>One that left the explorer's control, and was noticed to keep a static and to end a task unannounced.</summary>
    public static TestCase Noticed(string name) => Ending(name, (_, options) => Report(name, options) with
    {
        Schedules = 30,
        Uncontrolled = [new UncontrolledOrigin("Timer.Change in Store.Tick (Store.cs:7)", 1),
            new UncontrolledOrigin("a continuation was started by the thread 'x'", 1_234)],
        Remarks =
        [
            new Remark(RemarkKind.UnannouncedCompletion, "a task, for which Store.Load waits (Store.cs:12), ended in step 4"),
            new Remark(RemarkKind.KeptStatic, "Store._count (a static) keeps its value from schedule to schedule"),
        ],
    });

    public static TestCase Throwing(string name, Exception exception) => Ending(name, (_, _) => throw exception);

    /// <summary>A test that ends as <paramref name="run"/> says, which gets the replay string or null.</summary>
    public static TestCase Ending(string name, Func<string?, ExplorationOptions, ExplorationReport> run) =>
        new(name, options => run(null, options), (replay, options) => run(replay, options));

    public static ExplorationReport Report(string name, ExplorationOptions options) => new()
    {
        Test = name,
        Verdict = Verdict.Sampled,
        Schedules = 0,
        Strategy = options.Strategy.ToString(),
        Seed = options.Seed,
        Shard = options.Shard,
    };

    private static Trace Trace { get; } = new(
        [new TraceOperation(0, "Events.Loses"), new TraceOperation(1, "Task.Run in Events.Loses")],
        [
            new TraceStep(1, 0, "start", "Events.Loses", "Events.cs:10", null),
            new TraceStep(2, 1, "_state = Set", "AwaitableEvent.Set", "AwaitableEvent.cs:42", "preempted"),
        ]);
}
