using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Traces;

/// <summary>A replay string is read back as it was written, or refused in one sentence.</summary>
public class ReplayStringTests
{
    private static readonly ReplayString Sample = new(0x01020304, 0xFFFFFFFF, 7, 3, [0b10110000]);

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var parsed = ReplayString.Parse($"  {Sample}\n");
        Assert.Equal(
            (Sample.Test, Sample.Program, Sample.Steps, Sample.Choices), (parsed.Test, parsed.Program, parsed.Steps, parsed.Choices));
        Assert.Equal(Sample.Packed, parsed.Packed);
    }

    [Fact]
    public void Parse_WithoutChoices_IsTheSame() => Assert.Empty(ReplayString.Parse(new ReplayString(1, 2, 3, 0, []).ToString()).Packed);

    [Fact]
    public void Parse_CutAnywhere_IsRefused()
    {
        var text = Sample.ToString();
        for (var length = 0; length < text.Length; length++)
            AssertOneSentence(Assert.Throws<UsageException>(() => ReplayString.Parse(text[..length])));
    }

    [Fact]
    public void Parse_AnyDigitChanged_IsRefused()
    {
        var text = Sample.ToString();
        for (var place = "weft1-".Length; place < text.Length; place++)
        {
            var damaged = text[..place] + (text[place] == '0' ? '1' : '0') + text[(place + 1)..];
            Assert.Contains(
                "cut or damaged", Assert.Throws<UsageException>(() => ReplayString.Parse(damaged)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("weft1-zz")]
    [InlineData("weft1-é0")]
    [InlineData("weft1-")]
    public void Parse_NoHexadecimal_IsDamaged(string text) =>
        Assert.Contains("cut or damaged", Assert.Throws<UsageException>(() => ReplayString.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("weft0-00", "'weft0'")]
    [InlineData("weft2-00", "'weft2'")]
    [InlineData("weft17-", "'weft17'")]
    public void Parse_OtherVersion_NamesBoth(string text, string version)
    {
        var thrown = Assert.Throws<UsageException>(() => ReplayString.Parse(text));
        Assert.Contains(version, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'weft1'", thrown.Message, StringComparison.Ordinal);
        AssertOneSentence(thrown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("weft-00")]
    [InlineData("weftx-00")]
    [InlineData("WEFT1-00")]
    public void Parse_SomethingElse_SaysHowOneStarts(string text)
    {
        var thrown = Assert.Throws<UsageException>(() => ReplayString.Parse(text));
        Assert.Contains("starts with 'weft1-'", thrown.Message, StringComparison.Ordinal);
        AssertOneSentence(thrown);
    }

    [Fact]
    public void Parse_LongForeignText_IsShortened() =>
        Assert.True(Assert.Throws<UsageException>(() => ReplayString.Parse(new string('x', 10_000))).Message.Length < 200);

    [Fact]
    public void Parse_Null_Throws() => Assert.Throws<ArgumentNullException>(() => ReplayString.Parse(null!));

    private static void AssertOneSentence(Exception thrown)
    {
        Assert.EndsWith(".", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }
}
