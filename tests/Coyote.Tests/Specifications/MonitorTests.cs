using Weft.Exploration.Reports;

namespace Weft.CoyoteApi.Tests.Specifications;

/// <summary>How a monitor handles events. The monitor notes what it does; nothing here depends on a schedule.</summary>
public class MonitorTests
{
    [Fact]
    public void Register_StartState_IsEnteredOnce() => Explored.HoldsAlways(static () =>
    {
        Journal.Begin();
        Specification.RegisterMonitor<Recorder>();
        Specification.RegisterMonitor<Recorder>();
        Assert.Equal(["enter Begin"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void Monitor_NotRegistered_DoesNothing() => Explored.HoldsAlways(static () =>
    {
        Journal.Begin();
        Specification.Monitor<Recorder>(new Go());
        Assert.Empty(Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void Goto_ExitActionEntry_RunInThisOrderWithTheEvent() => Explored.HoldsAlways(static () =>
    {
        Told(new Go());
        Assert.Equal(["enter Begin", "leave Begin", "on the way Go", "enter End Go", "state End"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void DoAction_StaysInItsState() => Explored.HoldsAlways(static () =>
    {
        Told(new Do());
        Assert.Equal(["enter Begin", "do Do", "state Begin"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void IgnoredEvent_DoesNothing() => Explored.HoldsAlways(static () =>
    {
        Told(new Noise());
        Assert.Equal(["enter Begin", "state Begin"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void WildCard_IsForWhatIsNotNamed() => Explored.HoldsAlways(static () =>
    {
        Told(new Go(), new Unknown(), new Noise());
        Assert.Equal(["enter Begin", "leave Begin", "on the way Go", "enter End Go", "any Unknown", "ignored otherwise", "state End"],
            Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void RaisedEvent_IsHandledAfterTheActionHasReturned() => Explored.HoldsAlways(static () =>
    {
        Told(new RaiseIt());
        Assert.Equal(["enter Begin", "raises", "has raised", "leave Begin", "on the way Go", "enter End Go", "state End"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void RaisedState_IsEnteredAfterTheActionHasReturned() => Explored.HoldsAlways(static () =>
    {
        Told(new JumpIt());
        Assert.Equal(["enter Begin", "jumps", "leave Begin", "enter Grouped", "state Grouped"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void BaseState_HandlesWhatTheStateDoesNot() => Explored.HoldsAlways(static () =>
    {
        Told(new JumpIt(), new Do());
        Assert.Equal(["enter Begin", "jumps", "leave Begin", "enter Grouped", "do Do", "state Grouped"], Journal.Lines);
        return Task.CompletedTask;
    });

    [Fact]
    public void UnexpectedEvent_ViolatesByName()
    {
        var violation = Explored.Fails(static () => Tell<Recorder>(new Unknown()), ViolationKind.Assertion);

        Assert.Equal("The monitor Recorder was told of Unknown in the state Begin, which does not expect it.", violation.Message);
    }

    [Fact]
    public void NullEvent_Violates() =>
        Assert.Contains("an event that is null", Explored.Fails(static () => Tell<Recorder>(null!), ViolationKind.Assertion).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Assert_OfTheMonitor_CountsThoughItIsCaught()
    {
        var violation = Explored.Fails(
            static () =>
            {
                try
                {
                    return Tell<Recorder>(new Wrong(7));
                }
                catch (Exception)
                {
                    return Task.CompletedTask;
                }
            },
            ViolationKind.Assertion);

        Assert.Equal("got 7", violation.Message);
    }

    [Fact]
    public void ExceptionOfAnAction_CountsThoughItIsCaught()
    {
        var violation = Explored.Fails(
            static () =>
            {
                try
                {
                    return Tell<Recorder>(new Crash());
                }
                catch (InvalidOperationException)
                {
                    return Task.CompletedTask;
                }
            },
            ViolationKind.Exception);

        Assert.Equal("System.InvalidOperationException: crashed", violation.Message);
    }

    [Fact]
    public void RaiseTwice_Violates() =>
        Assert.Contains("raises a second time", Explored.Fails(static () => Tell<Recorder>(new Twice()), ViolationKind.Assertion).Message,
            StringComparison.Ordinal);

    [Fact]
    public void RaiseWhileLeaving_Violates() =>
        Assert.Contains("while it leaves the state Only",
            Explored.Fails(static () => Tell<Leaving>(new Go()), ViolationKind.Assertion).Message, StringComparison.Ordinal);

    [Fact]
    public void NoStartState_Violates() =>
        Assert.Contains("NoStart has 0 states that are marked [Start]",
            Explored.Fails(static () => Tell<NoStart>(new Go()), ViolationKind.Assertion).Message, StringComparison.Ordinal);

    [Fact]
    public void MissingAction_Violates() =>
        Assert.Contains("has no method Nowhere", Explored.Fails(static () => Tell<NoAction>(new Go()), ViolationKind.Assertion).Message,
            StringComparison.Ordinal);

    [Fact]
    public void ForeignState_Violates() =>
        Assert.Contains("which is no state of it", Explored.Fails(static () => Tell<Foreign>(new Go()), ViolationKind.Assertion).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Schedules_EachHaveTheirOwnMonitor() => Explored.HoldsAlways(static () =>
    {
        // A monitor that stayed from the schedule before would be in the state End, where Go is not expected.
        _ = Interleaving.Flip();
        return Tell<Recorder>(new Go());
    });

    [Fact]
    public void PointsInAnAction_LetNobodyIn() => Explored.HoldsAlways(static async () =>
    {
        Specification.RegisterMonitor<Exclusive>();
        await Task.WhenAll([Task.Run(Told), Task.Run(Told)]);

        static void Told() => Specification.Monitor<Exclusive>(new Go());
    });

    [Fact]
    public void Outside_AnExploration_MonitorsDoNothing()
    {
        Specification.RegisterMonitor<NoStart>();
        Specification.Monitor<NoStart>(new Go());
    }

    private static void Told(params Monitor.Event[] events)
    {
        Journal.Begin();
        Specification.RegisterMonitor<Recorder>();
        foreach (var e in events)
            Specification.Monitor<Recorder>(e);
        Specification.Monitor<Recorder>(new SayState());
    }

    private static Task Tell<T>(Monitor.Event e)
        where T : Monitor
    {
        Journal.Begin();
        Specification.RegisterMonitor<T>();
        Specification.Monitor<T>(e);
        return Task.CompletedTask;
    }
}
