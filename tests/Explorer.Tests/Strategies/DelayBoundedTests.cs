using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>Each schedule with few delays is found in the share that follows from the number of choices alone.</summary>
public class DelayBoundedTests
{
    private const int Between = 20;

    [Fact]
    public void DelayBounded_NoDelay_RunsOneAfterTheOther()
    {
        var program = SimulatedProgram.Of(2, 2, 2);
        var delay = new DelayBounded(1, delays: 0);
        delay.Learn(program.Measure());

        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal("001122", program.Next(delay)));
    }

    [Fact]
    public void DelayBounded_OneDelay_RunsEachScheduleWithOneAtMost()
    {
        // Six steps, at four of which two operations or more can run. At each the next one goes on, and after the last the first.
        var orders = Orders(delays: 1);

        Assert.Equal(["001122", "001221", "002211", "011220", "112200"], [.. orders.Select(order => order.Key).Order()]);
    }

    [Fact]
    public void DelayBounded_TwoDelays_SkipTwoWhereTheyFallTogether() =>
        Assert.Contains("220011", Orders(delays: 2).Select(order => order.Key));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void DelayBounded_EachSchedule_ComesAsOftenAsGuaranteed(int delays)
    {
        var least = Math.Pow(SimulatedProgram.Of(2, 2, 2).Measure().Choices + 1, -delays);

        Assert.All(Orders(delays), order => Assert.True(order.Count() > 10_000 * (least - 0.015), $"{order.Key}: {order.Count()}"));
    }

    [Fact]
    public void DelayBounded_BugThatNeedsOneDelay_IsFoundAsOftenAsGuaranteed()
    {
        var found = SampledOutcomes.Of(ReadsTwoValues, StrategyKind.DelayBounded, 10_000, depth: 2);

        // The reader is the one that came to its first point last, so it goes on. Its two steps are choices; then the writer is alone.
        found.AssertAtLeast(1.0 / (2 + 1), "found");
        SampledOutcomes.Of(ReadsTwoValues, StrategyKind.RandomWalk, 5_000).AssertAtMost(Between * Math.Pow(2, -Between), "found");
    }

    private static List<IGrouping<string, string>> Orders(int delays)
    {
        var program = SimulatedProgram.Of(2, 2, 2);
        var delay = new DelayBounded(1, delays);
        delay.Learn(program.Measure());
        return [.. Enumerable.Range(0, 10_000).Select(_ => program.Next(delay)).GroupBy(order => order)];
    }

    private static void ReadsTwoValues(List<string> outcomes)
    {
        var (shared, own) = (new Cell(), new Cell());
        var reads = (First: 0, Second: 0);
        Interleaving.Run(
            () =>
            {
                own.WriteTimes(Between);
                shared.Write(1);
            },
            () =>
            {
                reads.First = shared.Read();
                reads.Second = shared.Read();
            });
        outcomes.Add(reads == (0, 1) ? "found" : "missed");
    }
}
