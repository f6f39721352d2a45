using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// What hooks call: announces an access before it happens, and notes its outcome for the trace after it. Does nothing outside an
/// exploration.
/// </summary>
internal static class SchedulingPoints
{
    // A local of the calling thread is no shared memory. Stacks grow down, and a hook's own frame lies below its caller's.
    private const nuint StackReach = 256 * 1024;

    /// <summary>
    /// Announces an access to a field, an array element, a static; lets the strategy choose who runs next; returns when it is this
    /// operation's turn.
    /// </summary>
    public static unsafe void Before<T>(AccessKind kind, ref readonly T location, int site)
    {
        var operation = Operation.Current;
        if (operation is null)
            return;
        var here = 0;
        var address = (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in location));
        operation.IsOnItsOwn = (nuint)(address - (nint)(&here)) < StackReach;
        if (!operation.IsOnItsOwn)
            operation.Execution.Reschedule(operation, new Access(kind, address, site));
    }

    /// <summary>Announces an access to an object as a whole: a task, a lock, a token source.</summary>
    public static void BeforeUse(AccessKind kind, object? target, int site)
    {
        var operation = Operation.Current;
        if (operation is null)
            return;
        operation.IsOnItsOwn = false;
        operation.Execution.Reschedule(operation, Access.To(kind, target, site));
        if (kind == AccessKind.Await && target is Task { IsCompleted: true })
            OnlyRead(); // it registers with nobody
    }

    /// <summary>A scheduling point before a member that stays as it is.</summary>
    public static void Observe(int site) => BeforeUse(AccessKind.Update, null, site);

    /// <summary>Notes that what was announced last has turned out to change nothing.</summary>
    public static void OnlyRead()
    {
        if (Operation.Current is { IsOnItsOwn: false } operation)
            operation.Execution.Witness?.OnlyReads();
    }

    /// <summary>True on a thread that runs an operation of an exploration.</summary>
    public static bool AreActive => Operation.Current is not null;

    /// <summary>Notes what the access announced last has read, and returns it.</summary>
    public static T Seen<T>(T value)
    {
        Result(value);
        return value;
    }

    /// <summary>Notes what the access announced last has read or written.</summary>
    public static void Result<T>(T value)
    {
        if (Operation.Current is { IsOnItsOwn: false } operation)
            operation.Execution.Log.Recorder?.Result(value);
    }
}
