using Weft.Exploration;
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
    };

    private static Trace Trace { get; } = new(
        [new TraceOperation(0, "Events.Loses"), new TraceOperation(1, "Task.Run in Events.Loses")],
        [
            new TraceStep(1, 0, "start", "Events.Loses", "Events.cs:10", null),
            new TraceStep(2, 1, "_state = Set", "AwaitableEvent.Set", "AwaitableEvent.cs:42", "preempted"),
        ]);
}
