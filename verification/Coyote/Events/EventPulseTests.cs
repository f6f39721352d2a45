using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>A pulse is one step: it frees those who are there, and nobody else.</summary>
public static class EventPulseTests
{
    /// <summary>A pulse. Schedule: the newcomer comes while the pulse is between one half of its work and the other.</summary>
    [Test]
    public static Task A_pulse_releases_exactly_those_who_came_before() =>
        A_pulse_releases_exactly_those_who_came_before_for<WeftEvent>();

    public static async Task A_pulse_releases_exactly_those_who_came_before_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var first = ready.WaitAsync();
        var second = Task.CompletedTask;

        var newcomer = Task.Run(() => { second = ready.WaitAsync(); });
        var pulse = Task.Run(ready.Pulse);
        await Task.WhenAll(new[] { newcomer, pulse });
        await first;

        var passed = second.IsCompleted ? 2 : 1;
        Specification.Assert(await pulse == passed, "the pulse says that it released {0} waiters, and {1} went on", await pulse, passed);
        Specification.Assert(!ready.IsSet, "the event is set after a pulse");
        Specification.Assert(ready.Set() == 2 - passed, "the last Set released somebody else than the {0} who still waited", 2 - passed);
        await second;
    }

    /// <summary>A11. Schedule: the pulse takes the waiter, and the canceller looks at it before the pulse has touched it.</summary>
    [Test]
    public static Task Pulse_against_cancel_has_one_winner() => Pulse_against_cancel_has_one_winner_for<WeftEvent>();

    public static async Task Pulse_against_cancel_has_one_winner_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        using var source = new CancellationTokenSource();
        var wait = ready.WaitAsync(source.Token);

        var pulse = Task.Run(ready.Pulse);
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAll(new[] { pulse, canceller });

        var released = await wait.WasCancelled() ? 0 : 1;
        Specification.Assert(
            await pulse == released, "the pulse says that it released {0} waiters, and {1} went on", await pulse, released);
    }

    /// <summary>A2. Schedule: the pulse takes the waiter; a newcomer waits; only then does the canceller look for its waiter.</summary>
    [Test]
    public static Task A_cancellation_that_lost_takes_nobody_along() => A_cancellation_that_lost_takes_nobody_along_for<WeftEvent>();

    public static async Task A_cancellation_that_lost_takes_nobody_along_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        using var source = new CancellationTokenSource();
        var old = ready.WaitAsync(source.Token);
        var newcomer = Task.CompletedTask;

        var canceller = Task.Run(source.Cancel);
        var pulse = Task.Run(() =>
        {
            ready.Pulse();
            newcomer = ready.WaitAsync();
        });
        await Task.WhenAll(new[] { canceller, pulse });
        await old.WasCancelled();

        Specification.Assert(ready.Set() == 1, "the newcomer is not among those who wait");
        await newcomer;
    }

    /// <summary>A3 and A5. Schedule: both find the same waiter; whoever is later decides whether the event is set.</summary>
    [Test]
    public static Task Set_against_Pulse_releases_a_waiter_once() => Set_against_Pulse_releases_a_waiter_once_for<WeftEvent>();

    public static async Task Set_against_Pulse_releases_a_waiter_once_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var wait = ready.WaitAsync();

        var pulse = Task.Run(ready.Pulse);
        var setter = Task.Run(ready.Set);
        var released = await Task.WhenAll(new[] { pulse, setter });
        await wait;

        Specification.Assert(released.Sum() == 1, "a pulse and a Set released one waiter {0} times", released.Sum());
        Specification.Assert(ready.WaitAsync().IsCompleted == ready.IsSet, "the state and the waits do not agree");
    }
}
