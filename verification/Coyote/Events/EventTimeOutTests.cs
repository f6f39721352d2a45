using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>A wait ends once, and says rightly how: released, cancelled or timed out.</summary>
public static class EventTimeOutTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>A11. Schedule: the timer fires at any moment around Set.</summary>
    [Test]
    public static Task Set_against_a_time_out_has_one_winner() => Set_against_a_time_out_has_one_winner_for<WeftEvent>();

    public static async Task Set_against_a_time_out_has_one_winner_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var wait = ready.OutcomeAsync(s_second, CancellationToken.None);

        var released = await Task.Run(ready.Set);
        var outcome = await wait;

        Specification.Assert(
            released == (outcome == WaitOutcome.Signaled ? 1 : 0),
            "Set says that it released {0} waiters, and the wait says {1}", released, outcome);
    }

    /// <summary>A11. Schedule: all three want the waiter; the others come at any moment of the one that gets it.</summary>
    [Test]
    public static Task Set_against_a_time_out_against_cancel_has_one_winner() =>
        Set_against_a_time_out_against_cancel_has_one_winner_for<WeftEvent>();

    public static async Task Set_against_a_time_out_against_cancel_has_one_winner_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        using var source = new CancellationTokenSource();
        var wait = ready.OutcomeAsync(s_second, source.Token);

        var setter = Task.Run(ready.Set);
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAll(new[] { setter, canceller });
        var outcome = await wait;

        Specification.Assert(
            await setter == (outcome == WaitOutcome.Signaled ? 1 : 0),
            "Set says that it released {0} waiters, and the wait says {1}", await setter, outcome);
    }

    /// <summary>A11. Schedule: the time is up while the wait is still about to store its timer, or enlists beside another one.</summary>
    [Test]
    public static Task A_wait_whose_time_is_up_leaves_nothing_behind() => A_wait_whose_time_is_up_leaves_nothing_behind_for<WeftEvent>();

    public static async Task A_wait_whose_time_is_up_leaves_nothing_behind_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var stayed = Task.CompletedTask;

        var waiter = Task.Run(() => ready.OutcomeAsync(s_second, CancellationToken.None));
        var newcomer = Task.Run(() => { stayed = ready.WaitAsync(); });
        await Task.WhenAll(new[] { waiter, newcomer });

        Specification.Assert(await waiter == WaitOutcome.TimedOut, "a wait that nobody released says {0}", await waiter);
        Specification.Assert(ready.Set() == 1, "Set counted somebody else than the one who still waits");
        await stayed;
    }

    /// <summary>A11. Schedule: the outcome comes at any moment around the await of it.</summary>
    [Test]
    public static async Task An_outcome_that_races_with_its_await_is_delivered()
    {
        var ready = new AwaitableEvent();

        var waiter = Task.Run(async () => await ready.WaitOutcomeAsync());
        var setter = Task.Run(ready.Set);
        await Task.WhenAll(new[] { waiter, (Task)setter });

        Specification.Assert(await waiter == WaitOutcome.Signaled, "the wait says {0}", await waiter);
    }

    /// <summary>A11. Schedule: as above, for the task that fails instead.</summary>
    [Test]
    public static async Task A_task_whose_time_is_up_fails_unless_Set_released_it()
    {
        var ready = new AwaitableEvent();
        var wait = ready.WaitAsync(s_second, TimeProvider.System);

        var released = await Task.Run(ready.Set);
        var timedOut = await wait.EndedWith<TimeoutException>();

        Specification.Assert(released == (timedOut ? 0 : 1), "Set says that it released {0} waiters; timed out: {1}", released, timedOut);
    }
}
