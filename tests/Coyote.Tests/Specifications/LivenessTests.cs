using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.CoyoteApi.Tests.Specifications;

/// <summary>What has to come about in the end, and what is said if it does not.</summary>
public class LivenessTests
{
    [Fact]
    public void HotAtTheEnd_ViolatesByTheNamesOfMonitorAndState()
    {
        var violation = Explored.Fails(
            static () =>
            {
                Specification.RegisterMonitor<Served>();
                Specification.Monitor<Served>(new Request());
                return Task.CompletedTask;
            },
            ViolationKind.Liveness);

        Assert.Equal("the monitor Served is in its hot state Waiting, and nothing can run any more", violation.Message);
    }

    [Fact]
    public void ColdAtTheEnd_IsWell() => Explored.HoldsAlways(static async () =>
    {
        Specification.RegisterMonitor<Served>();
        Specification.Monitor<Served>(new Request());
        await Task.Run(static () => Specification.Monitor<Served>(new Response()));
    });

    [Fact]
    public void WarmStartAtTheEnd_IsWell() => Explored.HoldsAlways(static () =>
    {
        Specification.RegisterMonitor<Served>();
        return Task.CompletedTask;
    });

    [Fact]
    public void HotInOneInterleaving_IsFoundAndReplayed()
    {
        var violation = Explored.FailsSometimes(RespondsIfItSeesTheRequest, ViolationKind.Liveness);

        var again = Explorer.Replay(violation.Replay, RespondsIfItSeesTheRequest);

        Assert.Equal((ViolationKind.Liveness, violation.Message), (again.Violation!.Kind, again.Violation.Message));
    }

    [Fact]
    public void HotForTooLong_InAFairSchedule_ViolatesAndIsReplayed()
    {
        var options = new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 1, LivenessThreshold = 50 };

        var violation = Explorer.Explore(PollsForEver, options).Violation!;

        Assert.Equal(ViolationKind.Liveness, violation.Kind);
        Assert.Equal(
            "the monitor Served is in its hot state Waiting for 50 steps of a fair schedule: it may never come about; if it only takes "
                + "long, allow more steps",
            violation.Message);
        var again = Explorer.Replay(violation.Replay, PollsForEver, options);
        Assert.Equal((violation.Kind, violation.Message), (again.Violation!.Kind, again.Violation.Message));
    }

    [Fact]
    public void HotForTooLong_OfAnUnfairStrategy_SaysNothingButThatThereIsNoEnd()
    {
        var options = new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 1, MaxSteps = 200, LivenessThreshold = 50 };

        Assert.Equal(ViolationKind.NoEnd, Explorer.Explore(PollsForEver, options).Violation!.Kind);
    }

    [Fact]
    public void HotForTooLong_BehindAnUnfairViolation_IsReplayedAsThatViolation()
    {
        // A replay does not know that its schedule came from an unfair strategy, under which being hot for long means nothing.
        var options = new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 1, LivenessThreshold = 10 };

        var violation = Explorer.Explore(FailsAfterManySteps, options).Violation!;

        Assert.Equal((ViolationKind.Assertion, "twenty"), (violation.Kind, violation.Message));
        Assert.Equal(ViolationKind.Assertion, Explorer.Replay(violation.Replay, FailsAfterManySteps, options).Violation!.Kind);
    }

    [Fact]
    public void HotForTooLong_WithoutAThreshold_HasNoEnd()
    {
        var options = new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 1, MaxSteps = 200, LivenessThreshold = 0 };

        Assert.Equal(ViolationKind.NoEnd, Explorer.Explore(PollsForEver, options).Violation!.Kind);
    }

    [Fact]
    public void ColdNowAndThen_IsNeverTooLong() => Explored.Holds(static () =>
    {
        Specification.RegisterMonitor<Served>();
        for (var round = 0; round < 1_000; round++)
        {
            Specification.Monitor<Served>(new Request());
            for (var step = 0; step < 7; step++)
                Interleaving.Point();
            Specification.Monitor<Served>(new Response());
        }
        return Task.CompletedTask;
    }, schedules: 1);

    [Fact]
    public void Task_CompletedInTheEnd_IsWell() => Explored.HoldsAlways(static () =>
    {
        var source = new TaskCompletionSource();
        Specification.IsEventuallyCompletedSuccessfully(source.Task);
        return Task.Run(source.SetResult);
    });

    [Fact]
    public void Task_ThatNobodyCompletes_ViolatesWithItsPlace()
    {
        var message = Explored.Fails(
            static () =>
            {
                Specification.IsEventuallyCompletedSuccessfully(new TaskCompletionSource().Task);
                return Task.CompletedTask;
            },
            ViolationKind.Liveness).Message;

        Assert.Contains("has not completed, and nothing can run any more", message, StringComparison.Ordinal);
        Assert.Contains("LivenessTests.cs:", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_ThatFailed_ViolatesWithItsException() => Assert.Contains(
        "has failed (no luck)",
        Explored.Fails(
            static () =>
            {
                Specification.IsEventuallyCompletedSuccessfully(Task.FromException(new InvalidOperationException("no luck")));
                return Task.CompletedTask;
            },
            ViolationKind.Liveness).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Task_ThatWasCancelled_Violates() => Assert.Contains(
        "was cancelled",
        Explored.Fails(
            static () =>
            {
                Specification.IsEventuallyCompletedSuccessfully(Task.FromCanceled(new CancellationToken(canceled: true)));
                return Task.CompletedTask;
            },
            ViolationKind.Liveness).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Stuck_AndHot_IsStuck() => Explored.Fails(
        static async () =>
        {
            Specification.RegisterMonitor<Served>();
            Specification.Monitor<Served>(new Request());
            await new TaskCompletionSource().Task;
        },
        ViolationKind.Stuck);

    private static Task RespondsIfItSeesTheRequest()
    {
        Specification.RegisterMonitor<Served>();
        var isRequested = 0;
        return Task.WhenAll([Task.Run(Ask), Task.Run(Respond)]);

        void Ask()
        {
            Specification.Monitor<Served>(new Request());
            Volatile.Write(ref isRequested, 1);
        }

        void Respond()
        {
            if (Volatile.Read(ref isRequested) == 1)
                Specification.Monitor<Served>(new Response());
        }
    }

    private static Task PollsForEver()
    {
        Specification.RegisterMonitor<Served>();
        Specification.Monitor<Served>(new Request());
        while (true)
            Interleaving.Point();
    }

    private static Task FailsAfterManySteps()
    {
        Specification.RegisterMonitor<Served>();
        Specification.Monitor<Served>(new Request());
        for (var step = 0; step < 20; step++)
            Interleaving.Point();
        Specification.Assert(false, "twenty");
        return Task.CompletedTask;
    }

    internal sealed class Request : Monitor.Event;

    internal sealed class Response : Monitor.Event;

    private sealed class Served : Monitor
    {
        [Start]
        [OnEventGotoState(typeof(Request), typeof(Waiting))]
        private sealed class Begin : State;

        [Hot]
        [OnEventGotoState(typeof(Response), typeof(Idle))]
        private sealed class Waiting : State;

        [Cold]
        [OnEventGotoState(typeof(Request), typeof(Waiting))]
        private sealed class Idle : State;
    }
}
