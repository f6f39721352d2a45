namespace Weft.Exploration.Interception;

/// <summary><see cref="StringComparer"/>: hash codes of the framework's comparers. One of the program's own is asked as it is.</summary>
[Intercepts(typeof(StringComparer), Partly = true)]
internal static class StringComparerHooks
{
    public static int GetHashCode(StringComparer comparer, string obj, int site) => StableHashes.OfText(comparer, obj);
}
