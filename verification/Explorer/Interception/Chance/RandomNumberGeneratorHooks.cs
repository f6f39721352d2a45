using System.Security.Cryptography;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="RandomNumberGenerator"/>: the operation's own random values. The real members run first, for what they say about
/// arguments that make no sense.
/// </summary>
[Intercepts(typeof(RandomNumberGenerator))]
internal static class RandomNumberGeneratorHooks
{
    private static Random? Chance => Operation.Current?.Chance;

    public static RandomNumberGenerator Create(int site) =>
        SchedulingPoints.AreActive ? new SeededGenerator() : RandomNumberGenerator.Create();

    public static void Fill(Span<byte> data, int site)
    {
        RandomNumberGenerator.Fill(data);
        Chance?.NextBytes(data);
    }

    public static byte[] GetBytes(int count, int site)
    {
        var bytes = RandomNumberGenerator.GetBytes(count);
        Chance?.NextBytes(bytes);
        return bytes;
    }

    public static int GetInt32(int toExclusive, int site)
    {
        var value = RandomNumberGenerator.GetInt32(toExclusive);
        return Chance?.Next(toExclusive) ?? value;
    }

    public static int GetInt32(int fromInclusive, int toExclusive, int site)
    {
        var value = RandomNumberGenerator.GetInt32(fromInclusive, toExclusive);
        return Chance?.Next(fromInclusive, toExclusive) ?? value;
    }

    public static void GetItems<T>(ReadOnlySpan<T> choices, Span<T> destination, int site)
    {
        RandomNumberGenerator.GetItems(choices, destination);
        Chance?.GetItems(choices, destination);
    }

    public static T[] GetItems<T>(ReadOnlySpan<T> choices, int length, int site)
    {
        var items = RandomNumberGenerator.GetItems(choices, length);
        Chance?.GetItems(choices, items);
        return items;
    }

    public static string GetString(ReadOnlySpan<char> choices, int length, int site)
    {
        var text = RandomNumberGenerator.GetString(choices, length);
        return Chance?.GetString(choices, length) ?? text;
    }

    public static string GetHexString(int stringLength, bool lowercase, int site)
    {
        var text = RandomNumberGenerator.GetHexString(stringLength, lowercase);
        return Chance?.GetHexString(stringLength, lowercase) ?? text;
    }

    public static void GetHexString(Span<char> destination, bool lowercase, int site)
    {
        RandomNumberGenerator.GetHexString(destination, lowercase);
        Chance?.GetHexString(destination, lowercase);
    }

    public static void Shuffle<T>(Span<T> values, int site)
    {
        if (Chance is { } chance)
            chance.Shuffle(values);
        else
            RandomNumberGenerator.Shuffle(values);
    }
}
