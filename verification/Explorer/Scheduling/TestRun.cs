using Weft.Exploration.Reports;

namespace Weft.Exploration.Scheduling;

/// <summary>The test in one execution: a task that calls it, and the task that it returns.</summary>
/// <param name="name">What the operation that runs it is called.</param>
/// <param name="test">The test.</param>
internal sealed class TestRun(string name, Func<Task?> test)
{
    private readonly Task<Task?> _call = new(static test => ((Func<Task?>)test!)(), test);

    /// <summary>True when the test has ended, well or not.</summary>
    public bool HasEnded => _call.IsCompleted && (!_call.IsCompletedSuccessfully || _call.Result is null or { IsCompleted: true });

    /// <summary>How the test has failed; null while it has not.</summary>
    public Outcome? Failure =>
        _call.IsCompleted ? FailureOf(_call) ?? (_call.Result is { IsCompleted: true } body ? FailureOf(body) : null) : null;

    public void Start(Execution execution) => execution.Intake.Start(_call, name, 0, StartMode.Step);

    private static Outcome? FailureOf(Task task) => task switch
    {
        { IsFaulted: true } =>
            task.Exception!.InnerException is AbandonedException ? null : Outcome.Unhandled(task.Exception.InnerException!),
        { IsCanceled: true } =>
            new Outcome(ViolationKind.Exception, "the test ended as cancelled: it let an OperationCanceledException pass"),
        _ => null,
    };
}
