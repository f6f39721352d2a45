namespace Weft.Exploration.Interception;

/// <summary><see cref="IEqualityComparer{T}"/>: hash codes by a comparer of the framework; one of the program's own is its code.</summary>
[Intercepts(typeof(IEqualityComparer<>), Partly = true)]
internal static class ComparerHooks
{
    public static int GetHashCode<T>(IEqualityComparer<T> comparer, T obj, int site) => comparer switch
    {
        StringComparer text when obj is string value => StableHashes.OfText(text, value),
        EqualityComparer<T> when ReferenceEquals(comparer, EqualityComparer<T>.Default) => StableHashes.Of(obj),
        _ => comparer.GetHashCode(obj!),
    };
}
