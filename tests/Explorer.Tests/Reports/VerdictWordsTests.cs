using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Reports;

public sealed class VerdictWordsTests
{
    [Theory]
    [InlineData("every interleaving explored", Verdict.EveryInterleavingExplored, null)]
    [InlineData("every interleaving with at most 0 preemptions explored", Verdict.EveryInterleavingWithinBound, 0)]
    [InlineData("every interleaving with at most 1 preemption explored", Verdict.EveryInterleavingWithinBound, 1)]
    [InlineData("every interleaving with at most 12 preemptions explored", Verdict.EveryInterleavingWithinBound, 12)]
    [InlineData("every schedule explored", Verdict.EveryScheduleExplored, null)]
    [InlineData("sampled", Verdict.Sampled, 3)]
    [InlineData("violated", Verdict.Violated, 3)]
    [InlineData("refused", Verdict.Refused, null)]
    public void Of_AReport_HoldsTheBoundItIsClaimedFor(string words, Verdict verdict, int? bound) =>
        Assert.Equal(words, VerdictWords.Of(Report(verdict, bound)));

    [Theory]
    [InlineData("every interleaving of shard 2/4 explored", Verdict.EveryInterleavingExplored, null)]
    [InlineData("every interleaving of shard 2/4 with at most 2 preemptions explored", Verdict.EveryInterleavingWithinBound, 2)]
    [InlineData("sampled", Verdict.Sampled, null)]
    [InlineData("violated", Verdict.Violated, null)]
    public void Of_AShard_ClaimsNoMoreThanThat(string words, Verdict verdict, int? bound) =>
        Assert.Equal(words, VerdictWords.Of(Report(verdict, bound) with { Shard = new Shard(2, 4) }));

    [Fact]
    public void Of_WhatWasStopped_SaysWhy()
    {
        var report = Report(Verdict.EveryInterleavingWithinBound, 2);

        Assert.Equal(
            "every interleaving with at most 2 preemptions explored, out of time", VerdictWords.Of(report with { IsOutOfTime = true }));
        Assert.Equal(
            "every interleaving with at most 2 preemptions explored, with uncontrolled work, interrupted",
            VerdictWords.Of(report with { IsInterrupted = true, Uncontrolled = [new UncontrolledOrigin("work", 1)] }));
    }

    [Fact]
    public void Read_WhateverIsSaid_FindsTheVerdict()
    {
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            Assert.Equal(verdict, VerdictWords.Read(VerdictWords.Of(verdict)));
            foreach (var shard in (Shard[])[Shard.Whole, new(3, 4)])
            {
                var report = Report(verdict, 1) with
                {
                    Shard = shard,
                    IsOutOfTime = true,
                    Uncontrolled = [new UncontrolledOrigin("work", 1)],
                };
                Assert.Equal(verdict, VerdictWords.Read(VerdictWords.Of(report)));
            }
        }
    }

    [Fact]
    public void Read_OtherWords_FindsNone()
    {
        foreach (var words in (string[])["", "every", "every interleaving", "Sampled", "fine"])
        {
            Assert.Null(VerdictWords.Read(words));
            Assert.Null(VerdictWords.ReadKind(words));
            Assert.Null(VerdictWords.ReadRemark(words));
        }
        Assert.All(Enum.GetValues<ViolationKind>(), kind => Assert.Equal(kind, VerdictWords.ReadKind(VerdictWords.Of(kind))));
        Assert.All(Enum.GetValues<RemarkKind>(), kind => Assert.Equal(kind, VerdictWords.ReadRemark(VerdictWords.Of(kind))));
    }

    private static ExplorationReport Report(Verdict verdict, int? bound) => new()
    {
        Test = "N.A.Set", Verdict = verdict, Schedules = 1, Strategy = "exhaustive", Bound = bound,
    };
}
