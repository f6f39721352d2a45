namespace Weft.Coverage.Tests;

public sealed class CoverageReportTests
{
    [Fact]
    public void Read_LineNotReached_IsAGap()
    {
        using var sources = new Sources("reached();", "  missed();");

        var report = sources.Read("""<line number="1" hits="3" branch="False"/><line number="2" hits="0" branch="False"/>""");

        Assert.Equal(2, report.Lines);
        Assert.Equal([new Gap(Sources.File, "Set", 2, "missed();", null)], report.Gaps);
    }

    [Fact]
    public void Read_BranchNotTaken_IsAGap()
    {
        using var sources = new Sources("if (one)", "if (other)");

        var report = sources.Read(
            """
            <line number="1" hits="3" branch="True" condition-coverage="100% (2/2)"/>
            <line number="2" hits="3" branch="true" condition-coverage="50% (1/2)"/>
            """);

        Assert.Equal([new Gap(Sources.File, "Set", 2, "if (other)", "50% (1/2)")], report.Gaps);
    }

    [Fact]
    public void Read_BraceThatIsNotReached_IsNone()
    {
        using var sources = new Sources("{", "}", "});");

        var report = sources.Read(
            """
            <line number="1" hits="0" branch="False"/>
            <line number="2" hits="0" branch="False"/>
            <line number="3" hits="0" branch="False"/>
            """);

        Assert.Empty(report.Gaps);
        Assert.Equal(0, report.Lines);
    }

    [Theory]
    [InlineData("Weft.One", "get_IsSet", "IsSet")]
    [InlineData("Weft.One/<Drain>d__7", "MoveNext", "Drain")]
    [InlineData("Weft.One/<>c", "<Cancel>b__3_0", "Cancel")]
    [InlineData("Weft.One`1", ".ctor", ".ctor")]
    public void Read_WhatTheCompilerMade_IsNamedByTheMemberOfTheSource(string type, string method, string member)
    {
        using var sources = new Sources("missed();");

        var report = sources.Read("""<line number="1" hits="0" branch="False"/>""", type, method);

        Assert.Equal(member, Assert.Single(report.Gaps).Member);
    }

    [Theory]
    [InlineData("/_/src/Primitives/Events/One.cs")]
    [InlineData(@"Primitives\Events\One.cs")]
    public void Read_PathOfAnotherMachine_IsTheSameFile(string path)
    {
        using var sources = new Sources("missed();");

        Assert.Equal(Sources.File, Assert.Single(sources.Read("""<line number="1" hits="0" branch="False"/>""", file: path).Gaps).File);
    }

    [Fact]
    public void Read_FileThatIsNotThere_SaysSo()
    {
        using var sources = new Sources("missed();");

        var thrown = Assert.Throws<InvalidDataException>(() => sources.Read("", file: "Two.cs"));

        Assert.Contains("'Two.cs'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherFormat_SaysSo()
    {
        using var sources = new Sources("missed();");

        var thrown = Assert.Throws<InvalidDataException>(() => sources.Read("""<line number="1"/>"""));

        Assert.Contains("has no 'hits'", thrown.Message, StringComparison.Ordinal);
    }
}
