using System.Globalization;
using Weft.Exploration;

namespace Weft.Running;

/// <summary>Shards as they are typed and written to reports: <c>2/4</c>.</summary>
internal static class ShardText
{
    /// <summary>The most shards: as many as any matrix of jobs has.</summary>
    public const int Most = 10_000;

    /// <summary>The shard; null if the text names none.</summary>
    public static Shard? Read(string text) =>
        text.Split('/') is [var index, var count]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && n <= Most && new Shard(i, n) is { IsValid: true } shard
            ? shard
            : null;
}
