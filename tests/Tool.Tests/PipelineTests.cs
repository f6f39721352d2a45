using System.Text.RegularExpressions;

namespace Weft.Tool.Tests;

/// <summary>What the pipelines run is what the documentation tells people to run.</summary>
public sealed partial class PipelineTests
{
    [Theory]
    [InlineData("ci.yml")]
    [InlineData(".github/workflows/ci.yml")]
    public void Pipeline_Commands_StandInTheDocumentation(string pipeline)
    {
        var documented = File.ReadAllText(Repository.PathOf("README.md")) + File.ReadAllText(Repository.PathOf("docs/exploring.md"));

        var commands = CommandsIn(File.ReadAllText(Repository.PathOf(pipeline))).ToArray();

        Assert.Equal(3, commands.Length);
        Assert.All(commands, command => Assert.Contains($"\n{command}\n", documented, StringComparison.Ordinal));
    }

    // A command may go on over lines that are indented deeper; the number of the shard is that of the first.
    private static IEnumerable<string> CommandsIn(string pipeline) =>
        from match in Command().Matches(pipeline)
        let line = Blanks().Replace(match.Groups[1].Value, " ").Trim()
        select line
            .Replace("${{ matrix.shard }}", "1", StringComparison.Ordinal)
            .Replace("$(System.JobPositionInPhase)", "1", StringComparison.Ordinal)
            .Replace("$(System.TotalJobsInPhase)", "4", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:run|script): (?:>-\s+)?(dotnet [^\n]*(?:\n {10}\S[^\n]*)*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
