using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>How Set releases: in which order, and without holding anything meanwhile.</summary>
public static class EventReleaseTests
{
    /// <summary>A7. Schedule: the observer looks while Set is between two waiters.</summary>
    [Test]
    public static Task Waiters_are_released_first_come_first_served() => Waiters_are_released_first_come_first_served_for<WeftEvent>();

    public static async Task Waiters_are_released_first_come_first_served_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var first = ready.WaitAsync();
        var second = ready.WaitAsync();

        var setter = Task.Run(() => ready.Set());
        var observer = Task.Run(() =>
        {
            var overtook = second.IsCompleted && !first.IsCompleted;
            Specification.Assert(!overtook, "the second waiter was released before the first");
        });
        await Task.WhenAll(new[] { setter, observer });
        await first;
        await second;

        Specification.Assert(await setter == 2, "Set says that it released {0} of two waiters", await setter);
    }

    /// <summary>A8. Schedule: the resumed waiter waits for an operation that stands before the event's lock.</summary>
    [Test]
    public static Task A_resumed_waiter_may_block_on_others_who_use_the_event() =>
        A_resumed_waiter_may_block_on_others_who_use_the_event_for<WeftEvent>();

    public static async Task A_resumed_waiter_may_block_on_others_who_use_the_event_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        async Task WaitAndBlockOn(Task other)
        {
            await ready.AwaitAsync();
            other.Wait();
        }

        var resetter = Task.Run(() => ready.Reset());
        var visitor = WaitAndBlockOn(resetter);
        var setter = Task.Run(() => ready.Set());
        await Task.WhenAll(new[] { visitor, setter });

        Specification.Assert(await setter == 1, "Set says that it released {0} waiters instead of the one there was", await setter);
    }
}
