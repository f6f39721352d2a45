using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>What tasks do not say of themselves: whose they are, and who will end them.</summary>
internal static class TaskParts
{
    private static readonly Module Own = typeof(TaskParts).Module;

    /// <summary>True for a task that the real pool runs or is about to: no operation will end it.</summary>
    public static bool IsOfTheRealPool(object? awaited) =>
        awaited is Task { Status: TaskStatus.WaitingToRun or TaskStatus.Running or TaskStatus.WaitingForChildrenToComplete } task
        && TaskFields.SchedulerOf(task) == TaskScheduler.Default;

    /// <summary>
    /// True for what code of the framework that is not rewritten will end: by itself, or when an operation does something.
    /// </summary>
    public static bool IsOfTheFramework(object? awaited)
    {
        var type = awaited is Task { IsCompleted: false } task ? StateMachineIn(task.GetType())
            : awaited is Task ? null
            : awaited?.GetType();
        return type is not null && type.Module != Own && FrameworkAssemblies.Contains(type.Assembly.GetName().Name!) && !IsRewritten(type);
    }

    /// <summary>True for a type of a rewritten copy.</summary>
    public static bool IsRewritten(Type type) => AssemblyLoadContext.GetLoadContext(type.Assembly) is RewrittenLoadContext;

    /// <summary>The method whose task it is; null where that cannot be told.</summary>
    public static string? MethodOf(Task task) =>
        StateMachineIn(task.GetType()) is { } machine ? NameOf(machine) : NameOf(TaskFields.ActionOf(task));

    /// <summary>The asynchronous method that goes on by way of <paramref name="box"/>, which the framework keeps its state in.</summary>
    public static object? StateMachineIn(object? box) =>
        box?.GetType().GetField("StateMachine", BindingFlags.Public | BindingFlags.Instance)?.GetValue(box);

    /// <summary>The asynchronous method that a type of state machine was made for.</summary>
    public static string NameOf(Type machine) =>
        machine.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance) is { } method
        ? MemberNames.Of(method)
        : machine.Name;

    /// <summary>The method behind a delegate; null for none, and for what the explorer itself runs.</summary>
    public static string? NameOf(Delegate? action) => action is null || action.Method.Module == Own ? null : MemberNames.Of(action.Method);

    /// <summary>
    /// The state machine of the asynchronous method whose tasks are of type <paramref name="box"/>; null for other tasks.
    /// </summary>
    public static Type? StateMachineIn(Type box) =>
        box.IsGenericType && box.GetGenericArguments()[^1] is { } last && last.IsAssignableTo(typeof(IAsyncStateMachine)) ? last : null;
}
