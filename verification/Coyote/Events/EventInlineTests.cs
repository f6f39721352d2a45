using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace Weft.Verification.Events;

/// <summary>Continuations that run inside the call that releases them.</summary>
public static class EventInlineTests
{
    /// <summary>A2 and A3. Schedule: the waiter enlists at any moment around Set, and goes on inside it or on the pool.</summary>
    [Test]
    public static async Task An_inline_wait_that_races_with_Set_goes_on_once()
    {
        var ready = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var resumptions = 0;
        async Task WaitAndCount()
        {
            await ready;
            Interlocked.Increment(ref resumptions);
        }

        var waiter = Task.Run(WaitAndCount);
        var setters = new[] { Task.Run(ready.Set), Task.Run(ready.Set) };
        var released = await Task.WhenAll(setters);
        await waiter;

        Specification.Assert(resumptions == 1, "the waiter went on {0} times", resumptions);
        Specification.Assert(released.Sum() <= 1, "the two setters released one waiter {0} times", released.Sum());
    }

    /// <summary>A3 and A8. Schedule: a waiter goes on inside the pulse, and waits again while that is busy with the next one.</summary>
    [Test]
    public static async Task An_inline_pulse_does_not_pass_two_waits_in_a_row()
    {
        var ready = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var again = Task.CompletedTask;
        ready.GetAwaiter().UnsafeOnCompleted(() => again = ready.WaitAsync());
        var second = ready.WaitAsync();

        var pulse = Task.Run(ready.Pulse);
        var other = Task.Run(ready.Pulse);
        await Task.WhenAll(new[] { pulse, other });
        await second;

        // The other pulse may have come after the first waiter had enlisted again.
        var released = await pulse + await other;
        var ended = again.IsCompleted ? 3 : 2;
        Specification.Assert(released == ended, "the pulses say that they released {0} waits, and {1} have ended", released, ended);
        ready.Set();
        await again;
    }
}
