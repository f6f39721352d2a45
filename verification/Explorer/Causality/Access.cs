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
    /// <summary>What else it touches, in the same way: the other tasks of a <c>WhenAll</c>. Null for nothing.</summary>
    public nint[]? Also { get; init; }

    /// <summary>True if it is known what is touched, and something is.</summary>
    public bool Touches => Location != 0 && (AccessKinds.Reads(Kind) || AccessKinds.Writes(Kind));

    /// <summary>True if it may change its location.</summary>
    public bool Writes => Location != 0 && AccessKinds.Writes(Kind);

    /// <summary>
    /// True where what is touched cannot be told: a condition that code of the program's own looks at, what stands behind a point by hand.
    /// It conflicts with everything.
    /// </summary>
    public bool MayTouchAnything => Location == Locations.Anything || (Location == 0 && Kind == AccessKind.Update);

    /// <summary>True if it touches a location.</summary>
    public bool TouchesAt(nint location) => Touches && (Location == location || (Also is not null && Array.IndexOf(Also, location) >= 0));

    /// <summary>The access to an object as a whole: a task, a lock, a token source.</summary>
    public static Access To(AccessKind kind, object? target, int site) => new(kind, LocationOf(target), site);

    /// <summary>The access to several objects at once.</summary>
    public static Access ToAll(AccessKind kind, IReadOnlyList<object?> targets, int site)
    {
        var access = new Access(kind, 0, site);
        foreach (var target in targets)
            access = access.And(target);
        return access;
    }

    /// <summary>This access, which touches <paramref name="other"/> as well; null for nothing more.</summary>
    public Access And(object? other) => And(LocationOf(other));

    /// <inheritdoc cref="And(object?)"/>
    public Access And(nint other) =>
        other == 0 || other == Location ? this
        : Location == 0 ? this with { Location = other }
        : this with { Also = [.. Also ?? [], other] };

    /// <summary>The location that an object is.</summary>
    public static unsafe nint LocationOf(object? target) => *(nint*)Unsafe.AsPointer(ref target);
}
