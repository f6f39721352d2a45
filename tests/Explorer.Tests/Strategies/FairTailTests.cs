using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

public class FairTailTests
{
    [Fact]
    public void FairTail_UpToTwiceTheLength_FollowsTheStrategy()
    {
        // The first schedule of depth 1 runs one operation to its end.
        var program = SimulatedProgram.Of(150, 150);
        var tail = Tail(program);

        var (zeros, ones) = (new string('0', 150), new string('1', 150));
        for (var schedule = 0; schedule < 20; schedule++)
            Assert.Contains(program.Next(tail), (string[])[zeros + ones, ones + zeros]);
    }

    [Fact]
    public void FairTail_LaterOn_DrawsEvenlyAndThenCountsAsFair()
    {
        var tail = Tail(SimulatedProgram.Of(150, 150));
        var longer = SimulatedProgram.Of(1_000, 1_000);
        var order = new List<int>();
        longer.Run(tail, order);

        Assert.Single(order.Take(600).Distinct());
        Assert.InRange(order.Skip(600).Take(400).Count(operation => operation == 0), 150, 250);
        Assert.True(tail.IsFairAfter(0));
    }

    [Theory]
    [InlineData(1_199, false)]
    [InlineData(1_200, true)]
    public void IsFairAfter_TailAsLongAsThePrefix_IsTrue(int steps, bool expected)
    {
        var tail = Tail(SimulatedProgram.Of(150, 150));
        SimulatedProgram.Of(steps).Run(tail, null);

        Assert.Equal(expected, tail.IsFairAfter(0));
    }

    private static FairTail Tail(SimulatedProgram program)
    {
        var tail = new FairTail(new Pct(1, depth: 1), new RandomWalk(2));
        tail.Learn(program.Measure());
        return tail;
    }
}
