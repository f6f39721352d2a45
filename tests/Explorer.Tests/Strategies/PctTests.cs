using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>
/// Bugs of depth d are found in the share of the schedules that the paper promises, with many steps in between that do not matter.
/// </summary>
public class PctTests
{
    private const int Between = 14;
    private const int Operations = 3; // two, and the test that waits for them

    [Fact]
    public void Pct_DepthOne_NeverLeavesWhoCanGoOn()
    {
        var program = SimulatedProgram.Of(3, 3, 3);
        var orders = Orders(program, new Pct(1, depth: 1), 200);

        Assert.Equal(["000111222", "000222111", "111000222", "111222000", "222000111", "222111000"], orders.Distinct().Order());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Pct_Deeper_LeavesWhoCanGoOnOncePerChangeAtMost(int depth)
    {
        var program = SimulatedProgram.Of(5, 5, 5);
        var pct = new Pct(1, depth);
        pct.Learn(program.Measure());
        var preemptions = Orders(program, pct, 500).Select(Preemptions).ToList();

        Assert.Equal(depth - 1, preemptions.Max());
    }

    // Who falls at the second change may come to lie below the one that has fallen at the first.
    [Theory]
    [InlineData("010011")]
    [InlineData("101100")]
    public void Pct_DepthThree_ComesBackToWhoHasFallen(string order)
    {
        var program = SimulatedProgram.Of(3, 3);
        var pct = new Pct(1, depth: 3);
        pct.Learn(program.Measure());

        Assert.Contains(order, Orders(program, pct, 500));
    }

    [Fact]
    public void Pct_BugOfDepthOne_IsFoundAsOftenAsGuaranteed()
    {
        var found = SampledOutcomes.Of(ReadsTheLastWrite, StrategyKind.Pct, 20_000, depth: 1);

        found.AssertAtLeast(1.0 / Operations, "found");
        SampledOutcomes.Of(ReadsTheLastWrite, StrategyKind.RandomWalk, 5_000).AssertAtMost(Math.Pow(2, -Between), "found");
    }

    [Fact]
    public void Pct_BugOfDepthTwo_IsFoundAsOftenAsGuaranteed()
    {
        var found = SampledOutcomes.Of(ReadsTwoValues, StrategyKind.Pct, 20_000, depth: 2);

        found.AssertAtLeast(1.0 / (Operations * found.Steps), "found");
        SampledOutcomes.Of(ReadsTwoValues, StrategyKind.RandomWalk, 5_000).AssertAtMost(Between * Math.Pow(2, -Between), "found");
    }

    [Fact]
    public void Pct_BugOfDepthThree_IsFoundAsOftenAsGuaranteed()
    {
        var found = SampledOutcomes.Of(ReadsBetweenTwoWrites, StrategyKind.Pct, 60_000);

        found.AssertAtLeast(1.0 / (Operations * found.Steps * found.Steps), "found");
        SampledOutcomes.Of(ReadsBetweenTwoWrites, StrategyKind.RandomWalk, 20_000)
            .AssertAtMost(Between * Math.Pow(2, -Between - 2), "found");
    }

    // One order: the read after the write. The reader has to wait for all of the writer's steps.
    private static void ReadsTheLastWrite(List<string> outcomes)
    {
        var (shared, own) = (new Cell(), new Cell());
        var read = 0;
        Interleaving.Run(
            () => read = shared.Read(),
            () =>
            {
                own.WriteTimes(Between);
                shared.Write(1);
            });
        outcomes.Add(read == 1 ? "found" : "missed");
    }

    // Two orders: the write after the first read, and before the second.
    private static void ReadsTwoValues(List<string> outcomes)
    {
        var (shared, own) = (new Cell(), new Cell());
        var reads = (First: 0, Second: 0);
        Interleaving.Run(
            () =>
            {
                reads.First = shared.Read();
                reads.Second = shared.Read();
            },
            () =>
            {
                own.WriteTimes(Between);
                shared.Write(1);
            });
        outcomes.Add(reads == (0, 1) ? "found" : "missed");
    }

    // Three orders: the first write between the two reads, the second write after them.
    private static void ReadsBetweenTwoWrites(List<string> outcomes)
    {
        var (shared, own) = (new Cell(), new Cell());
        var reads = (First: 0, Second: 0);
        Interleaving.Run(
            () =>
            {
                reads.First = shared.Read();
                reads.Second = shared.Read();
            },
            () =>
            {
                own.WriteTimes(Between);
                shared.Write(1);
                shared.Write(2);
            });
        outcomes.Add(reads == (0, 1) ? "found" : "missed");
    }

    private static List<string> Orders(SimulatedProgram program, Pct pct, int schedules) =>
        [.. Enumerable.Range(0, schedules).Select(_ => program.Next(pct))];

    // A switch away from an operation that has steps left.
    private static int Preemptions(string order) =>
        Enumerable.Range(1, order.Length - 1).Count(step => order[step] != order[step - 1] && order[step..].Contains(order[step - 1]));
}
