namespace Weft.Exploration.Sites;

/// <summary>
/// A hash of text that is the same in every process and on every machine (FNV-1a), unlike <see cref="string.GetHashCode()"/>.
/// </summary>
internal static class StringHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Compute(string text)
    {
        var hash = OffsetBasis;
        foreach (var character in text)
            hash = (hash ^ character) * Prime;
        return hash;
    }

    public static uint Combine(uint hash, uint value)
    {
        for (var shift = 0; shift < 32; shift += 8)
            hash = (hash ^ ((value >> shift) & 0xFF)) * Prime;
        return hash;
    }
}
