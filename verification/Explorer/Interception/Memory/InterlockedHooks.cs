using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// Every member of <see cref="Interlocked"/> that touches a location: a point before it, the operation itself, its outcome. Here: what
/// they share.
/// </summary>
[Intercepts(typeof(Interlocked))]
internal static partial class InterlockedHooks
{
    // An argument is evaluated before the call that it belongs to, so the access is announced before it happens.
    private static ref T At<T>(AccessKind kind, ref T location, int site)
    {
        SchedulingPoints.Before(kind, ref location, site);
        return ref location;
    }

    // By the bits, as the operation itself compares: a NaN equals itself, and zero is not minus zero.
    private static T Compared<T>(T found, T expected)
    {
        if (!AreSame(ref found, ref expected))
            SchedulingPoints.OnlyRead();
        return Note(found);
    }

    // What finds the value that it writes has changed nothing: a lock that is held is tried again and again in this way.
    private static T Exchanged<T>(T found, T written)
    {
        if (AreSame(ref found, ref written))
            SchedulingPoints.OnlyRead();
        return Note(found);
    }

    private static bool AreSame<T>(ref T one, ref T other) => RuntimeHelpers.IsReferenceOrContainsReferences<T>()
        ? ReferenceEquals(one, other)
        : Bytes(ref one).SequenceEqual(Bytes(ref other));

    private static Span<byte> Bytes<T>(ref T value) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());

    private static T Note<T>(T value)
    {
        SchedulingPoints.Result(value);
        return value;
    }
}
