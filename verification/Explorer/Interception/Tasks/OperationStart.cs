using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Interception;

/// <summary>Starts delegates as operations of the current execution, with their end announced before it happens.</summary>
internal static class OperationStart
{
    /// <param name="creator">The operation that starts it.</param>
    /// <param name="body">What it runs.</param>
    /// <param name="token">Takes it back before it has started.</param>
    /// <param name="site">Where it is started.</param>
    /// <param name="named">What gives it its name, if that is not the body.</param>
    public static Task Run(Operation creator, Action body, CancellationToken token, int site, Delegate? named = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Start(
            creator, new Task(AnnouncedEnd.Announcing(body, site), token, TaskCreationOptions.DenyChildAttach), named ?? body, site);
    }

    public static Task<T> Run<T>(Operation creator, Func<T> body, CancellationToken token, int site)
    {
        ArgumentNullException.ThrowIfNull(body);
        var task = new Task<T>(() => AnnouncedEnd.Announced(body, site), token, TaskCreationOptions.DenyChildAttach);
        Start(creator, task, body, site);
        return task;
    }

    /// <summary>Runs work that has no task: an exception that escapes would end the process; here it violates the schedule.</summary>
    public static void Post(Operation creator, Action work, Delegate? named, int site, bool flowContext)
    {
        var body = LastResort.Guard(work, creator.Execution);
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
        if (TaskFields.TokenOf(task) is { CanBeCanceled: true } token)
        {
            ObservedCalls.Takes(token);
            ObservedCalls.Made(task);
        }
        if (!task.IsCompleted) // a token that was cancelled before has ended it already
            creator.Execution.Intake.Start(task, creator.Execution.Log.Recorder is null ? null : NameOf(named), site, StartMode.Step);
        return task;
    }

    private static string? NameOf(Delegate? body) => body?.Method is { } method ? MemberNames.Of(method) : null;
}
