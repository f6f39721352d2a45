using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>What hooks call: announces an access before it happens, and notes its outcome for the trace after it. Does nothing outside an exploration.</summary>
internal static class SchedulingPoints
{
    /// <summary>Announces an access to a field, an array element, a static; lets the strategy choose who runs next; returns when it is this operation's turn.</summary>
    public static void Before<T>(AccessKind kind, ref readonly T location, int site)
    {
    }

    /// <summary>Announces an access to an object as a whole: a task, a lock, a token source.</summary>
    public static void Before(AccessKind kind, object target, int site)
    {
    }

    /// <summary>Notes what the access announced last has read or written.</summary>
    public static void Result<T>(T value)
    {
    }
}
