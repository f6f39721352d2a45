namespace Weft.Exploration.Tests.Oracle;

/// <summary>The random programs of the tests, in parts, and what is said when something differs.</summary>
internal static class RandomPrograms
{
    public const int Count = 200;

    private const int CountOfPart = 25;

    /// <summary>The first seed of each part.</summary>
    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Count / CountOfPart).Select(part => 1 + (part * CountOfPart))];

    /// <summary>Every seed with its program.</summary>
    public static IEnumerable<(int Seed, SmallProgram Program)> All => From(1, Count);

    /// <summary>Compares the programs of a part; names each that differs, with its seed.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="compare">What differs, in words; nothing if all is well.</param>
    public static void AssertAgreement(int first, Func<SmallProgram, string> compare)
    {
        var failures = (
            from one in From(first, CountOfPart)
            let difference = compare(one.Program)
            where difference.Length > 0
            select $"{Name(one.Seed, one.Program)}: {difference}").ToArray();

        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    /// <summary>The claims that do not hold.</summary>
    public static string Differences(params (bool Holds, string Text)[] claims) =>
        string.Join("; ", claims.Where(claim => !claim.Holds).Select(claim => claim.Text));

    public static string Name(int seed, SmallProgram program) => $"seed {seed}, {program}";

    private static IEnumerable<(int Seed, SmallProgram Program)> From(int first, int count) =>
        Enumerable.Range(first, count).Select(seed => (seed, RandomProgram.Of(seed)));
}
