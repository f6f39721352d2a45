using Weft.Exploration.Reports;
using Weft.Running;

namespace Weft.Tool.Tests;

public sealed class ProgressTextTests
{
    private static readonly ExplorationProgress Counted = new(12_348, int.MaxValue) { Interleavings = 12_345, Redundant = 3 };

    [Fact]
    public void Text_OfSchedulesAlone_NamesTheLimitIfThereIsOne()
    {
        Assert.Equal("5,000 of at most 10,000 schedules", ProgressText.Of(new(5_000, 10_000), null));
        Assert.Equal("5,000 schedules", ProgressText.Of(new(5_000, int.MaxValue), null));
    }

    [Fact]
    public void Text_OfEverything_IsThisLine() => Assert.Equal(
        "12,345 interleavings, 3 redundant, at most 2 preemptions, about 4,100 (± 830) remain, 1:05 left",
        ProgressText.Of(Counted with { Bound = 2, Estimate = new(4_123.4, 832) }, TimeSpan.FromSeconds(65.9)));

    [Fact]
    public void Text_OfWhatIsNotKnown_LeavesItOut()
    {
        Assert.Equal("12,345 interleavings, 3 redundant", ProgressText.Of(Counted, null));
        Assert.Equal("12,345 interleavings, 3 redundant, about 7 remain", ProgressText.Of(Counted with { Estimate = new(7, null) }, null));
        Assert.Equal("12,345 interleavings, 3 redundant, at most 1 preemption", ProgressText.Of(Counted with { Bound = 1 }, null));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.2, "1")]
    [InlineData(9.6, "10")]
    [InlineData(99.7, "100")]
    [InlineData(123_456, "120,000")]
    [InlineData(987_654_321, "990,000,000")]
    [InlineData(4.567e12, "4.6e+12")]
    public void Text_OfAnEstimate_HasTwoDigits(double remaining, string shown) =>
        Assert.EndsWith(
            $", about {shown} remain", ProgressText.Of(Counted with { Estimate = new(remaining, null) }, null), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(9.5, "0:09")]
    [InlineData(3_599, "59:59")]
    [InlineData(90_061, "25:01:01")]
    public void Text_OfTime_IsThatOfAClock(double seconds, string shown) =>
        Assert.EndsWith($", {shown} left", ProgressText.Of(Counted, TimeSpan.FromSeconds(seconds)), StringComparison.Ordinal);
}
