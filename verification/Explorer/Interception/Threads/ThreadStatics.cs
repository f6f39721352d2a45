using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// What rewritten code calls before each access to a <see cref="ThreadStaticAttribute"/> field. Operations share threads, and which one
/// gets which depends on the schedule; in production each may run on a thread of its own. So each finds such a field as on a new
/// thread: an operation stays on its thread from its first to its last instruction, and when another comes to the field there, what
/// the one before has left is cleared.
/// </summary>
internal static class ThreadStatics
{
    /// <param name="value">The field.</param>
    /// <param name="owner">A field beside it, of the same thread: the operation that came to it last.</param>
    public static void Claim<T>(ref T? value, ref object? owner)
    {
        var current = Operation.Current;
        if (ReferenceEquals(owner, current))
            return;
        value = default;
        owner = current;
    }
}
