using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>Threads that wait for the event stand in the same queue as those who await it.</summary>
public static class EventBlockingTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>A2. Schedule: Set comes before, while and after the thread enlists, falls asleep, or sleeps.</summary>
    [Test]
    public static async Task A_thread_that_races_with_Set_is_woken()
    {
        var ready = new AwaitableEvent();

        var thread = Task.Run(() => ready.Wait());
        var setter = Task.Run(ready.Set);
        await Task.WhenAll(new[] { thread, setter });

        Specification.Assert(ready.IsSet, "the event is not set after Set");
    }

    /// <summary>A11. Schedule: the thread's time is up while Set has taken its waiter, and has not woken it yet.</summary>
    [Test]
    public static async Task A_thread_whose_time_is_up_agrees_with_Set()
    {
        var ready = new AwaitableEvent();

        var thread = Task.Run(() => ready.Wait(s_second));
        var setter = Task.Run(ready.Set);
        await Task.WhenAll(new[] { thread, (Task)setter });

        if (await setter == 1)
            Specification.Assert(await thread, "Set says that it released the thread, and the thread that its time was up");
    }

    /// <summary>A11. Schedule: the token and Set meet at a thread that is asleep or about to be.</summary>
    [Test]
    public static async Task A_blocked_thread_that_is_cancelled_agrees_with_Pulse()
    {
        var ready = new AwaitableEvent();
        using var source = new CancellationTokenSource();

        var thread = Task.Run(() => ready.Wait(source.Token));
        var pulse = Task.Run(ready.Pulse);
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAll(new[] { (Task)pulse, canceller });

        var released = await thread.WasCancelled() ? 0 : 1;
        Specification.Assert(
            await pulse == released, "the pulse says that it released {0} waiters, and {1} went on", await pulse, released);
    }
}
