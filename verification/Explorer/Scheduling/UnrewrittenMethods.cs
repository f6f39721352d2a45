using System.Collections.Concurrent;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The asynchronous methods of the framework and of shared assemblies, as far as they are not rewritten: an assertion that awaits what it
/// is given, a stream that copies itself to another. They await tasks of the program, so they go on by way of the explorer's scheduler.
/// </summary>
internal static class UnrewrittenMethods
{
    private static readonly ConcurrentDictionary<Type, int> Sites = new();

    /// <summary>
    /// The task of the unrewritten method that goes on when <paramref name="continuation"/> runs; null for any other task.
    /// </summary>
    public static Task? TaskContinuedBy(Task continuation)
    {
        var state = continuation.AsyncState;
        return ((state as Delegate)?.Target ?? state) is Task method && Sites.GetOrAdd(method.GetType(), FindSite) != 0 ? method : null;
    }

    /// <summary>A site that names the method.</summary>
    public static int SiteOf(Task method) => Sites.GetOrAdd(method.GetType(), FindSite);

    private static int FindSite(Type box)
    {
        if (TaskParts.StateMachineIn(box) is not { } machine || !IsUnrewritten(machine))
            return 0;
        return SiteTable.Add(new Site(TaskParts.NameOf(machine), "AsyncTaskMethodBuilder.SetResult", null, null, 0));
    }

    private static bool IsUnrewritten(Type machine)
    {
        var assembly = machine.Assembly.GetName().Name!;
        return (FrameworkAssemblies.Contains(assembly) || SharedAssemblies.Contains(assembly)) && !TaskParts.IsRewritten(machine);
    }
}
