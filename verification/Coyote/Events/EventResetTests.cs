using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>What Reset ends, and what it leaves alone.</summary>
public static class EventResetTests
{
    /// <summary>A2 and B9. Schedule: Reset and Set meet on an event that is set; afterwards the state and the waits must agree.</summary>
    [Test]
    public static Task After_Set_against_Reset_the_state_and_the_waits_agree() =>
        After_Set_against_Reset_the_state_and_the_waits_agree_for<WeftEvent>();

    public static async Task After_Set_against_Reset_the_state_and_the_waits_agree_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        ready.Set();

        var resetter = Task.Run(() => ready.Reset());
        var setter = Task.Run(() => ready.Set());
        await Task.WhenAll(new[] { resetter, setter });

        var wait = ready.WaitAsync();
        Specification.Assert(wait.IsCompleted == ready.IsSet, "the event says set = {0}, a wait says {1}", ready.IsSet, wait.IsCompleted);
        ready.Set();
        await wait;
    }

    /// <summary>B9. Schedule: whatever Set left unfinished takes effect after Reset has returned.</summary>
    [Test]
    public static Task A_Set_that_has_returned_does_not_undo_a_later_Reset() =>
        A_Set_that_has_returned_does_not_undo_a_later_Reset_for<WeftEvent>();

    public static async Task A_Set_that_has_returned_does_not_undo_a_later_Reset_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var early = ready.WaitAsync();

        ready.Set();
        ready.Reset();
        var late = ready.WaitAsync();
        await early;
        Specification.Assert(!late.IsCompleted, "a wait that began after Reset was released by the Set before it");

        ready.Set();
        await late;
    }

    /// <summary>A pulse. Schedule: the second waiter comes before Set, between Set and Reset, or after both.</summary>
    [Test]
    public static Task Set_and_Reset_release_exactly_those_who_came_before() =>
        Set_and_Reset_release_exactly_those_who_came_before_for<WeftEvent>();

    public static async Task Set_and_Reset_release_exactly_those_who_came_before_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var first = ready.WaitAsync();
        var second = Task.CompletedTask;

        var newcomer = Task.Run(() => { second = ready.WaitAsync(); });
        var pulse = Task.Run(() =>
        {
            var released = ready.Set();
            ready.Reset();
            return released;
        });
        await Task.WhenAll(new[] { newcomer, pulse });
        await first;

        var waiting = second.IsCompleted ? 0 : 1;
        Specification.Assert(await pulse + waiting <= 2, "the pulse released {0} of two waiters, and {1} waits", await pulse, waiting);
        Specification.Assert(ready.Set() == waiting, "the last Set released somebody else than the {0} who still waited", waiting);
        await second;
    }

    /// <summary>A3. Schedule: a released waiter resets the event and waits again while Set is still busy with the next one.</summary>
    [Test]
    public static Task One_Set_does_not_pass_two_waits_in_a_row() => One_Set_does_not_pass_two_waits_in_a_row_for<WeftEvent>();

    public static async Task One_Set_does_not_pass_two_waits_in_a_row_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var first = ready.WaitAsync();
        var second = ready.WaitAsync();
        var again = Task.CompletedTask;

        var returner = Task.Run(async () =>
        {
            await first;
            ready.Reset();
            again = ready.WaitAsync();
        });
        var setter = Task.Run(() => ready.Set());
        await Task.WhenAll(new[] { returner, setter });
        await second;

        Specification.Assert(!again.IsCompleted, "a wait that began after Reset was released by the Set before it");
        Specification.Assert(await setter == 2, "Set says that it released {0} of two waiters", await setter);
        ready.Set();
        await again;
    }
}
