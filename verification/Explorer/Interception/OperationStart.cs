using Weft.Exploration.Causality;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>Starts delegates as operations of the current execution, with their end announced before it happens.</summary>
internal static class OperationStart
{
    public static Task Run(Operation creator, Action body, CancellationToken token, int site) =>
        Start(creator, new Task(() => Announcing(body, site), token, TaskCreationOptions.DenyChildAttach), body, site);

    public static Task<T> Run<T>(Operation creator, Func<T> body, CancellationToken token, int site)
    {
        var task = new Task<T>(() => Announcing(body, site), token, TaskCreationOptions.DenyChildAttach);
        Start(creator, task, body, site);
        return task;
    }

    /// <summary>Runs work that has no task: an exception that escapes would end the process; here it violates the schedule.</summary>
    public static void Post(Operation creator, Action work, Delegate? named, int site, bool flowContext)
    {
        var body = () =>
        {
            try
            {
                work();
            }
            catch (Exception exception) when (exception is not AbandonedException)
            {
                Operation.Current!.Execution.Fail(Outcome.Unhandled(exception));
            }
        };
        if (flowContext || ExecutionContext.IsFlowSuppressed())
        {
            Start(creator, new Task(body), named, site);
            return;
        }
        using (ExecutionContext.SuppressFlow())
            Start(creator, new Task(body), named, site);
    }

    private static Task Start(Operation creator, Task task, Delegate? named, int site)
    {
        if (!task.IsCompleted) // a token that was cancelled before has ended it already
            creator.Execution.Start(task, creator.Execution.Recorder is null ? null : NameOf(named), site, StartMode.Step);
        return task;
    }

    private static string? NameOf(Delegate? body) => body?.Method is { } method ? MemberNames.Of(method) : null;

    private static void Announcing(Action body, int site)
    {
        body();
        SchedulingPoints.BeforeUse(AccessKind.Complete, Operation.Current?.Body, site);
    }

    private static T Announcing<T>(Func<T> body, int site)
    {
        var result = body();
        SchedulingPoints.BeforeUse(AccessKind.Complete, Operation.Current?.Body, site);
        return result;
    }
}
