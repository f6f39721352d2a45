namespace Weft.Exploration.Interception;

/// <summary><see cref="EqualityComparer{T}"/>: hash codes of the default comparer, of which records make theirs.</summary>
[Intercepts(typeof(EqualityComparer<>), Partly = true)]
internal static class EqualityComparerHooks
{
    public static int GetHashCode<T>(EqualityComparer<T> comparer, T obj, int site) => ComparerHooks.GetHashCode(comparer, obj!, site);
}
