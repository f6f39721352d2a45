using System.Runtime.CompilerServices;

namespace Weft.Exploration.Causality;

/// <summary>What an operation is about to do, and to what.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Location">
/// The address of what it touches, or 0 for nothing. An address names a location for the length of one execution only: the
/// collector may move it, so an execution in which a collection happened is run again.
/// </param>
/// <param name="Site">The place in the code, a number of the site table.</param>
/// <param name="IsPlain">
/// True for a plain load or store that is a step because the location is accessed atomically elsewhere: it makes nothing known to others.
/// </param>
internal readonly record struct Access(AccessKind Kind, nint Location, int Site, bool IsPlain = false)
{
    /// <summary>The access to an object as a whole: a task, a lock, a token source.</summary>
    public static unsafe Access To(AccessKind kind, object? target, int site) => new(kind, *(nint*)Unsafe.AsPointer(ref target), site);
}
