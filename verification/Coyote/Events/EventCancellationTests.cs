using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>A wait ends once: released or cancelled (A11).</summary>
public static class EventCancellationTests
{
    /// <summary>A11. Schedule: Set takes the waiter from the list while the token's callback is about to cancel it.</summary>
    [Test]
    public static Task Set_against_cancel_has_one_winner() => Set_against_cancel_has_one_winner_for<WeftEvent>();

    public static async Task Set_against_cancel_has_one_winner_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        using var source = new CancellationTokenSource();
        var wait = ready.WaitAsync(source.Token);

        var setter = Task.Run(() => ready.Set());
        var canceller = Task.Run(() => source.Cancel());
        await Task.WhenAll(new[] { setter, canceller });

        var released = await wait.WasCancelled() ? 0 : 1;
        Specification.Assert(await setter == released, "Set says that it released {0} waiters, and {1} went on", await setter, released);
    }

    /// <summary>A11. Schedule: the wait finds the token not cancelled; all of Cancel runs; only then does the wait enlist.</summary>
    [Test]
    public static Task A_wait_that_races_with_cancel_ends() => A_wait_that_races_with_cancel_ends_for<WeftEvent>();

    public static async Task A_wait_that_races_with_cancel_ends_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        using var source = new CancellationTokenSource();

        var waiter = Task.Run(async () => await ready.WaitAsync(source.Token));
        var canceller = Task.Run(() => source.Cancel());
        await canceller;

        Specification.Assert(await waiter.WasCancelled(), "a wait ended although nobody set the event");
        Specification.Assert(!ready.IsSet, "a cancelled wait set the event");
    }

    /// <summary>A11. Schedule: one waiter is cancelled while another enlists beside it.</summary>
    [Test]
    public static Task A_cancelled_waiter_leaves_nothing_behind() => A_cancelled_waiter_leaves_nothing_behind_for<WeftEvent>();

    public static async Task A_cancelled_waiter_leaves_nothing_behind_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        using var source = new CancellationTokenSource();
        var left = ready.WaitAsync(source.Token);
        var stayed = Task.CompletedTask;

        var canceller = Task.Run(() => source.Cancel());
        var newcomer = Task.Run(() => { stayed = ready.WaitAsync(); });
        await Task.WhenAll(new[] { canceller, newcomer });
        Specification.Assert(await left.WasCancelled(), "a wait ended although nobody set the event");
        Specification.Assert(ready.Set() == 1, "Set counted somebody else than the one who still waits");
        await stayed;

        ready.Reset();
        Specification.Assert(ready.Set() == 0, "a later Set found a waiter where nobody waits");
    }
}
