namespace Weft.Exploration.Interception;

/// <summary>Compares as the default comparer does, with hash codes that are the same in every run.</summary>
internal sealed class StableComparer<T> : IEqualityComparer<T>
{
    public static readonly StableComparer<T> Instance = new();

    private StableComparer()
    {
    }

    public bool Equals(T? x, T? y) => EqualityComparer<T>.Default.Equals(x, y);

    public int GetHashCode(T obj) => StableHashes.Of(obj);
}
