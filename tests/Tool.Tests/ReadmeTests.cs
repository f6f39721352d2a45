namespace Weft.Tool.Tests;

/// <summary>The README shows real code and what the command really prints about it.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const int MostLines = 120;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Readme_Length_IsThatOfOneRead() => Assert.InRange(File.ReadAllLines(Repository.PathOf("README.md")).Length, 1, MostLines);

    [Theory]
    [InlineData("NaiveEvent.cs", "public sealed class NaiveEvent")]
    [InlineData("Waiter.cs", "[Test]")]
    public void Readme_Code_IsTheCodeThatIsExplored(string file, string from)
    {
        var source = Unindented(File.ReadAllText(Repository.PathOf($"tests/Tool.Subjects/{file}")));
        var block = Blocks("csharp").Single(code => code.StartsWith(from, StringComparison.Ordinal));

        Assert.Contains(block.Replace("[Test]\n", "", StringComparison.Ordinal), source, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_Table_IsWhatTheCommandPrints()
    {
        var run = CommandRun.WeftOnFiles("test", typeof(Subjects.Waiter).Assembly.Location, "-m", "IsReleased", "-o", _folder.Path);
        var shown = Blocks("").Single(block => block.Contains("| 0: Waiter.IsReleased", StringComparison.Ordinal));

        var promised = shown[..shown.IndexOf("replay:", StringComparison.Ordinal)].TrimEnd();
        Assert.Contains(promised, run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string language)
    {
        var parts = File.ReadAllText(Repository.PathOf("README.md")).Split("```");
        for (var part = 1; part < parts.Length; part += 2)
        {
            var end = parts[part].IndexOf('\n', StringComparison.Ordinal);
            if (parts[part][..end] == language)
                yield return parts[part][(end + 1)..];
        }
    }

    // A test stands in a class, and its README without one.
    private static string Unindented(string source) => source + source.Replace("\n    ", "\n", StringComparison.Ordinal);
}
