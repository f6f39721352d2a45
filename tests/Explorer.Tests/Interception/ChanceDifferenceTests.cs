using System.Security.Cryptography;
using static Weft.Exploration.Tests.Interception.Differential;

namespace Weft.Exploration.Tests.Interception;

/// <summary>
/// What draws by chance takes the arguments that the real members take, refuses those that they refuse, and keeps their bounds.
/// </summary>
public class ChanceDifferenceTests
{
    [Fact]
    public void Random_OfTheExplorer_KeepsTheRulesOfTheRealOne() => Agrees(Randoms);

    [Fact]
    public void RandomNumberGenerator_OfTheExplorer_KeepsTheRulesOfTheRealOne() => Agrees(Generators);

    [Fact]
    public void HashCodeAndGuid_OfTheExplorer_KeepTheRulesOfTheRealOnes() => Agrees(HashCodesAndGuids);

    private static void Randoms()
    {
        Tell(
            nameof(Randoms),
            () => Random.Shared.Next() >= 0,
            () => Random.Shared.Next(1),
            () => Random.Shared.Next(0),
            () => Random.Shared.Next(-1),
            () => Random.Shared.Next(5, 6),
            () => Random.Shared.Next(6, 5),
            () => Random.Shared.NextInt64() >= 0,
            () => Random.Shared.NextInt64(1),
            () => Random.Shared.NextInt64(-1),
            () => Random.Shared.NextInt64(5, 6),
            () => Random.Shared.NextInt64(6, 5),
            () => Random.Shared.NextDouble() is >= 0 and < 1,
            () => Random.Shared.NextSingle() is >= 0 and < 1,
            () => Of(() => Random.Shared.NextBytes(null!)),
            () => Of(() => Random.Shared.NextBytes([])),
            () => Of(() => Random.Shared.NextBytes(Span<byte>.Empty)),
            () => Random.Shared.GetItems<int>([7], 2).Length,
            () => Random.Shared.GetItems<int>([], 2).Length,
            () => Random.Shared.GetHexString(5).Length,
            () => Of(() => Random.Shared.Shuffle<int>(null!)),
            () => new Random().Next(1),
            () => new Random(5).Next(),
            () => ReferenceEquals(Random.Shared, Random.Shared));
    }

    private static void Generators()
    {
        Tell(
            nameof(Generators),
            () => RandomNumberGenerator.GetBytes(5).Length,
            () => RandomNumberGenerator.GetBytes(-1).Length,
            () => RandomNumberGenerator.GetInt32(1),
            () => RandomNumberGenerator.GetInt32(0),
            () => RandomNumberGenerator.GetInt32(5, 6),
            () => RandomNumberGenerator.GetInt32(6, 5),
            () => RandomNumberGenerator.GetItems<int>([7], 2).Length,
            () => RandomNumberGenerator.GetItems<int>([], 2).Length,
            () => RandomNumberGenerator.GetItems<int>([7], -2).Length,
            () => RandomNumberGenerator.GetString("a", 3),
            () => RandomNumberGenerator.GetString("", 3),
            () => RandomNumberGenerator.GetString("a", -3),
            () => RandomNumberGenerator.GetHexString(3).Length,
            () => RandomNumberGenerator.GetHexString(-3).Length,
            () => Of(() => RandomNumberGenerator.Shuffle<int>([1, 2])),
            () => Of(() => RandomNumberGenerator.Fill([])),
            () => Of(() => RandomNumberGenerator.GetHexString([])),
            () => Of(() => RandomNumberGenerator.GetItems<int>([7], [])),
            () => Of(() => RandomNumberGenerator.Create().GetBytes(null!)),
            () => Of(() => RandomNumberGenerator.Create().GetBytes([1, 2], 1, 2)),
            () => Of(() => RandomNumberGenerator.Create().GetBytes([1, 2], 0, 2)),
            () => Of(() => RandomNumberGenerator.Create().GetBytes([1, 2], -1, 1)),
            () => Of(() => RandomNumberGenerator.Create().GetBytes(null!, 0, 0)),
            () => Of(() => RandomNumberGenerator.Create().GetNonZeroBytes(null!)));
    }

    private static void HashCodesAndGuids()
    {
        Tell(
            nameof(HashCodesAndGuids),
            () => HashCode.Combine(1) == HashCode.Combine(1),
            () => HashCode.Combine(1, "a", null as object, 'c', 5L, 6.0, true, (byte)8)
                == HashCode.Combine(1, "a", null as object, 'c', 5L, 6.0, true, (byte)8),
            () => HashCode.Combine(1, 2, 3, 4, 5, 6, 7) == HashCode.Combine(1, 2, 3, 4, 5, 6, 8),
            () => HashCode.Combine(1, 2, 3, 4, 5, 6) == HashCode.Combine(1, 2, 3, 4, 5, 7),
            () => HashCode.Combine(1, 2, 3, 4, 5) == HashCode.Combine(1, 2, 3, 4, 6),
            () => HashCode.Combine(1, 2, 3, 4) == HashCode.Combine(1, 2, 3, 5),
            () => HashCode.Combine(1, 2, 3) == HashCode.Combine(1, 2, 4),
            () => default(HashCode).ToHashCode() == default(HashCode).ToHashCode(),
            () => Bytes(1, 2) == Bytes(1, 2),
            () => Bytes(1, 2) == Bytes(2, 1),
            () => Guid.NewGuid().Version,
            () => Guid.CreateVersion7().Version,
            () => Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString()[..15],
            () => Guid.CreateVersion7(DateTimeOffset.MinValue).Version,
            () => Path.GetRandomFileName().Length,
            () => Path.GetRandomFileName()[8]);
    }

    private static int Bytes(params byte[] bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
