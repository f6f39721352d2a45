using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>Both ways to pass the baton keep the same promise.</summary>
public class TurnTests
{
    private const int Rounds = 1_000;

    [Fact]
    public void Create_OnThisSystem_GivesTheOneThatFits() =>
        Assert.IsType(LibC.IsAvailable ? typeof(LinuxTurn) : typeof(PortableTurn), Turn.Create());

    [Fact]
    public void PortableTurn_GivenInAdvance_LetsTheWaiterPass() => GiveInAdvance(new PortableTurn());

    [Fact]
    public void LinuxTurn_GivenInAdvance_LetsTheWaiterPass()
    {
        if (LibC.IsAvailable)
            GiveInAdvance(new LinuxTurn());
    }

    [Fact]
    public void PortableTurn_BetweenTwoThreads_NeverLetsBothRun() => PassBetweenTwoThreads(new PortableTurn(), new PortableTurn());

    [Fact]
    public void LinuxTurn_BetweenTwoThreads_NeverLetsBothRun()
    {
        if (LibC.IsAvailable)
            PassBetweenTwoThreads(new LinuxTurn(), new LinuxTurn());
    }

    private static void GiveInAdvance(Turn turn)
    {
        turn.Give();
        turn.Wait();
        turn.Free();
    }

    private static void PassBetweenTwoThreads(Turn even, Turn odd)
    {
        // Plain on purpose: passing the turn has to order it.
        var passed = 0;
        var other = new Thread(() => Pass(odd, even, remainder: 1));
        other.Start();
        even.Give();
        Pass(even, odd, remainder: 0);
        other.Join();
        Assert.Equal(2 * Rounds, passed);

        void Pass(Turn mine, Turn others, int remainder)
        {
            for (var round = 0; round < Rounds; round++)
            {
                mine.Wait();
                Assert.Equal(remainder, passed++ % 2);
                others.Give();
            }
        }
    }
}
