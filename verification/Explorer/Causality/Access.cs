using System.Runtime.CompilerServices;

namespace Weft.Exploration.Causality;

/// <summary>What an operation is about to do, and to what.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Location">
/// The address of what it touches, or 0 for nothing. An address names a location for the length of one execution only: the
/// collector may move it, so an execution in which a collection happened is run again.
/// </param>
/// <param name="Site">The place in the code, a number of the site table.</param>
internal readonly record struct Access(AccessKind Kind, nint Location, int Site)
{
    /// <summary>True if it is known what is touched, and something is.</summary>
    public bool Touches => Location != 0 && (AccessKinds.Reads(Kind) || AccessKinds.Writes(Kind));

    /// <summary>True if it may change its location.</summary>
    public bool Writes => Location != 0 && AccessKinds.Writes(Kind);

    /// <summary>True if it is not known what is touched: then it counts as dependent on everything.</summary>
    public bool TouchesAnything => Location == 0 && Kind is not (AccessKind.Start or AccessKind.Interleave or AccessKind.Draw);

    /// <summary>The access to an object as a whole: a task, a lock, a token source.</summary>
    public static unsafe Access To(AccessKind kind, object? target, int site) => new(kind, *(nint*)Unsafe.AsPointer(ref target), site);
}
