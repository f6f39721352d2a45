using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>Whoever waits goes on: not too early, not too late, not twice.</summary>
public static class EventWakeUpTests
{
    /// <summary>A2. Schedule: the waiter finds the event unset; Set runs from beginning to end; only then does the waiter enlist.</summary>
    [Test]
    public static Task A_wait_that_races_with_Set_ends() => A_wait_that_races_with_Set_ends_for<WeftEvent>();

    public static async Task A_wait_that_races_with_Set_ends_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();

        var waiter = Task.Run(() => ready.AwaitAsync());
        var setter = Task.Run(() => ready.Set());
        await Task.WhenAll(new[] { waiter, setter });

        Specification.Assert(ready.IsSet, "the event is not set after Set");
    }

    /// <summary>A1 and A9. Schedule: the waiter goes on at any moment around Set, and must find what was written before it.</summary>
    [Test]
    public static Task A_waiter_sees_what_was_written_before_Set() => A_waiter_sees_what_was_written_before_Set_for<WeftEvent>();

    public static async Task A_waiter_sees_what_was_written_before_Set_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var letter = "";

        var reader = Task.Run(async () =>
        {
            await ready.AwaitAsync();
            return letter;
        });
        var writer = Task.Run(() =>
        {
            letter = "written";
            ready.Set();
        });
        await Task.WhenAll(new[] { reader, writer });

        Specification.Assert(await reader == "written", "the waiter went on and read '{0}'", await reader);
    }

    /// <summary>A3 and A5. Schedule: both setters find the same waiter in the list.</summary>
    [Test]
    public static Task Two_setters_release_a_waiter_once() => Two_setters_release_a_waiter_once_for<WeftEvent>();

    public static async Task Two_setters_release_a_waiter_once_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var resumptions = 0;
        async Task WaitAndCount()
        {
            await ready.AwaitAsync();
            Interlocked.Increment(ref resumptions);
        }

        var waiter = WaitAndCount();
        var setters = new[] { Task.Run(() => ready.Set()), Task.Run(() => ready.Set()) };
        var released = await Task.WhenAll(setters);
        await waiter;

        Specification.Assert(released.Sum() == 1, "the two setters released one waiter {0} times", released.Sum());
        Specification.Assert(resumptions == 1, "the waiter went on {0} times", resumptions);
    }

    /// <summary>A4. Schedule: another setter and a waiter are still at work when the first Set has returned.</summary>
    [Test]
    public static Task A_wait_after_Set_does_not_suspend() => A_wait_after_Set_does_not_suspend_for<WeftEvent>();

    public static async Task A_wait_after_Set_does_not_suspend_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();

        var waiter = Task.Run(async () => await ready.WaitAsync());
        var other = Task.Run(() => ready.Set());
        var setter = Task.Run(() =>
        {
            ready.Set();
            Specification.Assert(ready.IsSet, "the event is not set after Set");
            Specification.Assert(ready.WaitAsync().IsCompletedSuccessfully, "a wait that began after Set had returned was suspended");
        });

        await Task.WhenAll(new[] { waiter, other, setter });
    }
}
