using System.Reflection;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>A task that a thread which the explorer does not control has brought to its scheduler.</summary>
/// <param name="Task">What is to run.</param>
/// <param name="Site">The site that waited for it, or 0.</param>
/// <param name="Origin">What has come back, to which place in the code, and from where. The same in every run.</param>
internal sealed record Arrival(Task Task, int Site, string Origin)
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Module Own = typeof(Arrival).Module;

    /// <summary>Tells where a task belongs that the calling thread brings: what it continues stands still until it runs.</summary>
    public static Arrival Of(Task task) => Of(task, Thread.CurrentThread.IsThreadPoolThread
        ? "a thread of the real pool"
        : $"the thread '{Thread.CurrentThread.Name ?? "without a name"}'");

    /// <summary>Tells where a task belongs.</summary>
    /// <param name="task">The task.</param>
    /// <param name="by">Who brings it.</param>
    public static Arrival Of(Task task, string by)
    {
        var state = task.AsyncState;
        if (state is IOwnContinuation { Site: var waiting })
            return new Arrival(task, waiting, $"{SiteTable.Get(waiting).InWords} was continued by {by}");
        // An await hands over the delegate that moves its method on, or the box that the method lives in.
        if (TaskParts.StateMachineIn((state as Delegate)?.Target ?? state) is { } machine)
            return PendingIn(machine) is { Site: not 0 } pending
                ? new Arrival(task, pending.Site, $"{Describe(pending)} was continued by {by}")
                : new Arrival(task, 0, $"the asynchronous method {TaskParts.NameOf(machine.GetType())} was continued by {by}");
        var work = TaskParts.NameOf(state as Delegate) ?? TaskParts.NameOf(TaskFields.ActionOf(task));
        return new Arrival(task, 0, $"{(work is null ? "a continuation" : $"work of {work}")} was started by {by}");
    }

    /// <summary>The await of what, in which method, and where.</summary>
    public static string Describe(PendingAwait pending)
    {
        var site = SiteTable.Get(pending.Site);
        var of = pending.Awaited is Task task && TaskParts.MethodOf(task) is { } method ? $"a task of {method}" : "a task";
        return $"the await of {site.Target ?? of} in {site.Method}{(site.Place is { } place ? $" ({place})" : "")}";
    }

    // The builder is a field of the machine, and what it knows of suspensions a field of the builder.
    private static PendingAwait? PendingIn(object machine)
    {
        foreach (var builder in OwnFields(machine))
        {
            foreach (var suspension in OwnFields(builder))
            {
                if (Array.Find(suspension.GetType().GetFields(Fields), field => field.FieldType == typeof(PendingAwait)) is { } pending)
                    return (PendingAwait?)pending.GetValue(suspension);
            }
        }
        return null;
    }

    private static IEnumerable<object> OwnFields(object target) =>
        target.GetType().GetFields(Fields).Where(field => field.FieldType.Module == Own).Select(field => field.GetValue(target))
            .OfType<object>();
}
