using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// What rewritten code calls before it loads or stores plain memory. No scheduling point: it only tells what is touched.
/// </summary>
internal static class PlainAccess
{
    public static void Read<T>(ref readonly T location, int site)
        where T : allows ref struct => Touch(false, in location, site);

    public static void Write<T>(ref readonly T location, int site)
        where T : allows ref struct => Touch(true, in location, site);

    /// <summary>A static constructor has come to its end: the runtime lets nobody use the type before.</summary>
    public static void Initialized()
    {
        if (Operation.Current is { Execution: { IsAbandoning: false, Races: { } races } })
            races.Initializes();
    }

    private static unsafe void Touch<T>(bool writes, ref readonly T location, int site)
        where T : allows ref struct
    {
        // While a schedule is taken back nothing orders what its operations do.
        if (Operation.Current is not { Execution: { IsAbandoning: false, Witness: { } witness } })
            return;
        var here = 0;
        var address = (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in location));
        if (SchedulingPoints.IsOnStack(address, (nint)(&here)) || address == 0)
            return;
        if (!typeof(T).IsValueType || typeof(T).IsPrimitive)
        {
            witness.TouchesPlainly(writes, address, site);
            return;
        }
        foreach (var offset in StructParts<T>.Offsets)
            witness.TouchesPlainly(writes, address + offset, site);
    }
}
