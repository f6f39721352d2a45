using System.Xml.Linq;

namespace Weft.Coverage.Tests;

public sealed class ComparisonTests
{
    private const string Missed = """<line number="1" hits="0" branch="False"/>""";
    private const string Reached = """<line number="1" hits="1" branch="False"/>""";
    private const string Entry = """<line in="Events/One.cs" member="Set">missed();</line>""";

    [Fact]
    public void Of_GapThatIsNotListed_IsAProblemWithItsPlace()
    {
        var problem = Assert.Single(Problems(Missed, ""));

        Assert.Equal((Sources.File, 1), (problem.File, problem.Line));
        Assert.Equal("no test reaches this line, in Set: missed();", problem.Sentence);
    }

    [Fact]
    public void Of_BranchThatIsNotListed_SaysHowManyAreTaken() => Assert.Contains(
        "no test takes all branches of this line (50% (1/2))",
        Assert.Single(Problems("""<line number="1" hits="1" branch="True" condition-coverage="50% (1/2)"/>""", "")).Sentence,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(Entry)]
    [InlineData("<file>Events/One.cs</file>")]
    public void Of_GapThatIsListed_IsNone(string entry) =>
        Assert.Empty(Problems(Missed, $"""<exception reason="r" test="Known">{entry}</exception>"""));

    [Theory]
    [InlineData("""<line in="Events/Two.cs" member="Set">missed();</line>""")]
    [InlineData("""<line in="Events/One.cs" member="Reset">missed();</line>""")]
    [InlineData("""<line in="Events/One.cs" member="Set">other();</line>""")]
    public void Of_EntryForSomethingElse_IsAProblemAndAllowsNothing(string entry) =>
        Assert.Equal(2, Problems(Missed, $"""<exception reason="r" test="Known">{entry}</exception>""").Length);

    [Fact]
    public void Of_EntryThatDoesNotApplyAnyMore_IsAProblem() => Assert.Equal(
        "the exception does not apply any more, take it away: Events/One.cs, Set: missed();",
        Assert.Single(Problems(Reached, $"""<exception reason="r" test="Known">{Entry}</exception>""")).Sentence);

    [Theory]
    [InlineData(Missed)]
    [InlineData(Reached)]
    public void Of_EntryThatIsReachedByChance_IsNoProblemEitherWay(string line) =>
        Assert.Empty(Problems(line, $"""<exception byChance="true" reason="r" test="Known">{Entry}</exception>"""));

    [Theory]
    [InlineData("Here", 1)]
    [InlineData("Elsewhere", 0)]
    public void Of_EntryNotOnASystem_HoldsOnTheOthers(string system, int problems) =>
        Assert.Equal(problems, Problems(Missed, $"""<exception notOn="{system}" reason="r">{Entry}</exception>""").Length);

    [Fact]
    public void Of_TestThatDoesNotExist_IsAProblem() => Assert.Equal(
        "an exception names a test that does not exist: Unknown",
        Assert.Single(Problems(Missed, $"""<exception reason="r" test="Known, Unknown">{Entry}</exception>""")).Sentence);

    [Fact]
    public void Of_Guard_NeedsNoTest() => Assert.Empty(Problems(
        Missed,
        """<exception guard="true" reason="r"><line in="Events/One.cs" member="Set">throw new Bug();</line></exception>""",
        source: "throw new Bug();"));

    [Theory]
    [InlineData($"""<exception test="Known">{Entry}</exception>""", "without a reason")]
    [InlineData($"""<exception reason="r">{Entry}</exception>""", "names no test")]
    [InlineData($"""<exception guard="true" reason="r">{Entry}</exception>""", "names no test")]
    [InlineData($"""<exemption reason="r" test="Known">{Entry}</exemption>""", "'exemption'")]
    [InlineData("""<exception reason="r" test="Known"><line in="Events/One.cs">missed();</line></exception>""", "an entry is")]
    public void Read_ListThatIsWrong_SaysWhat(string exception, string words)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => Problems(Missed, exception));

        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
    }

    private static Problem[] Problems(string lines, string exceptions, string source = "missed();")
    {
        using var sources = new Sources(source);
        var list = ExceptionList.Read(XDocument.Parse($"<exceptions>{exceptions}</exceptions>"), system => system == "Here");
        return [.. Comparison.Of(sources.Read(lines), list, test => test == "Known")];
    }
}
