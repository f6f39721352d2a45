using System.Runtime.CompilerServices;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// What the framework keeps of a task and does not tell. Read, and in two cases written, where no public member does the same.
/// </summary>
internal static class TaskFields
{
    /// <summary>The flag among those of <see cref="FlagsOf"/> of a task that <c>ContinueWith</c> has made.</summary>
    public const int IsContinuation = 0x0200;

    /// <summary>The delegate that it runs, or null.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_action")]
    public static extern ref Delegate? ActionOf(Task task);

    /// <summary>The scheduler that runs it; null for one that is completed by hand, or not started.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_taskScheduler")]
    public static extern ref TaskScheduler? SchedulerOf(Task task);

    /// <summary>Its state; the lowest bits are its <see cref="TaskCreationOptions"/>.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_stateFlags")]
    public static extern ref int FlagsOf(Task task);

    /// <summary>The task that the calling thread runs.</summary>
    /// <param name="ofTheClass">Names the class; pass null.</param>
    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "t_currentTask")]
    public static extern ref Task? Running(Task? ofTheClass);

    /// <summary>Asks the scheduler that a task is queued to whether it may run on the calling thread, as a blocking wait does.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "WrappedTryRunInline")]
    public static extern bool TryRunInline(Task task);

    /// <summary>The token that a task was created with.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_CancellationToken")]
    public static extern CancellationToken TokenOf(Task task);
}
