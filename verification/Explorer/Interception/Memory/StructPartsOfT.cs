namespace Weft.Exploration.Interception;

/// <summary>
/// Where the simple values lie that a struct consists of. A copy of the whole touches each of them, so that it meets accesses to one.
/// </summary>
internal static class StructParts<T>
    where T : allows ref struct
{
    public static int[] Offsets { get; } = [.. StructParts.Of(typeof(T))];
}
