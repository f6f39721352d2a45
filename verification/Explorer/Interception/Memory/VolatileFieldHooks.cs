using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// What rewritten code calls around loads and stores of volatile fields, and of fields that are used atomically elsewhere.
/// </summary>
internal static class VolatileFieldHooks
{
    public static void Reading<T>(ref readonly T location, int site) => SchedulingPoints.Before(AccessKind.Read, in location, site);

    public static void Writing<T>(ref readonly T location, int site) => SchedulingPoints.Before(AccessKind.Write, in location, site);

    /// <summary>As <see cref="Reading"/>, for a plain load of a field that is used atomically elsewhere.</summary>
    public static void ReadingPlainly<T>(ref readonly T location, int site) =>
        SchedulingPoints.Before(AccessKind.Read, in location, site, isPlain: true);

    /// <summary>As <see cref="Writing"/>, for a plain store to a field that is used atomically elsewhere.</summary>
    public static void WritingPlainly<T>(ref readonly T location, int site) =>
        SchedulingPoints.Before(AccessKind.Write, in location, site, isPlain: true);

    /// <summary>Takes the value that was read or written.</summary>
    public static void Done<T>(T value) => SchedulingPoints.Result(value);
}
