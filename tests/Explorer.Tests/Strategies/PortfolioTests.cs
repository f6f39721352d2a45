using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

public class PortfolioTests
{
    private static readonly SimulatedProgram Program = SimulatedProgram.Of(8, 8, 8);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    public void Portfolio_EachMember_RunsItsOwnSchedulesInOrder(int before)
    {
        var portfolio = new Portfolio(before, skipped => new RandomWalk(1, skipped), skipped => new RandomWalk(2, skipped), Last);
        IStrategy[] alone = [new RandomWalk(1), new RandomWalk(2), Last(0)];
        for (var schedule = 0; schedule < 100; schedule++)
        {
            var expected = Program.Next(alone[schedule % 3]);
            if (schedule >= before)
                Assert.Equal(expected, Program.Next(portfolio));
        }

        static IStrategy Last(long skipped) => new RandomWalk(3, skipped);
    }
}
