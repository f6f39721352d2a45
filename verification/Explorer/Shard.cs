using System.Globalization;

namespace Weft.Exploration;

/// <summary>One of several parts of an exploration, which together are the whole and have no interleaving in common.</summary>
/// <param name="Index">Which one, from 1.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct Shard(int Index, int Count)
{
    /// <summary>The only part.</summary>
    public static Shard Whole => new(1, 1);

    /// <summary>True if it is the only part.</summary>
    public bool IsWhole => Count <= 1;

    /// <summary>True if there is such a part.</summary>
    public bool IsValid => Index >= 1 && Index <= Count;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
