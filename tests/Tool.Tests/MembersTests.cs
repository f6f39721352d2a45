namespace Weft.Tool.Tests;

/// <summary><c>weft members</c> prints the page about the interception table.</summary>
public sealed class MembersTests
{
    [Fact]
    public void Members_WithoutPrograms_PrintsThePage()
    {
        var run = CommandRun.Weft([], "members");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("# What is intercepted\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n## Timers\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("| Family | Members | Refused |\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_WithPrograms_CountsThoseOfEachFamily()
    {
        var run = CommandRun.Weft([], "members", "--programs", typeof(MembersTests).Assembly.Location);

        Assert.Contains("| Family | Members | Refused | Right | Wrong |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("| 0 | 0 |\n", run.Output, StringComparison.Ordinal); // this assembly has none
    }

    [Theory]
    [InlineData("nothing.dll")]
    [InlineData("")]
    public void Members_OfProgramsThatAreNotThere_SaysSo(string path)
    {
        var run = CommandRun.Weft([], "members", "--programs", path);

        Assert.Equal(2, run.Code);
        Assert.Equal($"The programs cannot be read from '{path}'; give the path of a built assembly.", run.Error.TrimEnd());
    }
}
