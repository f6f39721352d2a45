using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>An event of the kernel: each wait ends once, and each copy has its own life.</summary>
public static class KernelEventTests
{
    /// <summary>
    /// A2 and A9. Schedule: the waiter finds the event unset; Set runs from beginning to end; only then is the wait handed to the pool.
    /// </summary>
    [Test]
    public static async Task A_kernel_wait_that_races_with_Set_ends()
    {
        using var ready = new KernelEvent();
        var letter = "";

        var reader = Task.Run(async () =>
        {
            await ready;
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

    /// <summary>A3 and A11. Schedule: the pool saw the event set, and its callback has not run when the token is cancelled.</summary>
    [Test]
    public static async Task Set_against_cancel_ends_a_kernel_wait_once()
    {
        using var ready = new KernelEvent();
        using var source = new CancellationTokenSource();
        var wait = ready.WaitAsync(source.Token);

        var setter = Task.Run(ready.Set);
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAll(new[] { setter, canceller });

        await wait.WasCancelled();
        Specification.Assert(ready.IsSet, "a wait that was left took the signal of an event that everybody may see");
    }

    /// <summary>A11. Schedule: the token is cancelled at any step of the beginning of a wait that nobody else ends.</summary>
    [Test]
    public static async Task A_kernel_wait_that_races_with_cancel_ends()
    {
        using var ready = new KernelEvent();
        using var source = new CancellationTokenSource();

        var waiter = Task.Run(() => ready.WaitAsync(source.Token));
        var canceller = Task.Run(source.Cancel);
        await canceller;

        Specification.Assert(await waiter.WasCancelled(), "a wait ended although nobody set the event");
    }

    /// <summary>A3. Schedule: the time is over while the pool's callback is under way.</summary>
    [Test]
    public static async Task Set_against_time_ends_a_kernel_wait_once()
    {
        using var ready = new KernelEvent();
        var wait = ready.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System);

        var setter = Task.Run(ready.Set);
        await wait.EndedWith<TimeoutException>();
        await setter;

        Specification.Assert(ready.IsSet, "the event is not set after Set");
    }

    /// <summary>A6. Schedule: one copy is disposed while the event is set through another, with a wait on each.</summary>
    [Test]
    public static async Task Disposing_a_copy_leaves_the_waits_of_another()
    {
        var first = new KernelEvent();
        using var second = first.Share();
        var mayEnd = first.WaitAsync();
        var goesOn = second.WaitAsync();

        var disposer = Task.Run(first.Dispose);
        var setter = Task.Run(second.Set);
        await Task.WhenAll(new[] { disposer, setter });

        await mayEnd.EndedWith<ObjectDisposedException>();
        await goesOn;
    }

    /// <summary>A6. Schedule: two who share the handle let go of it at once, while a call through one of them is under way.</summary>
    [Test]
    public static async Task Copies_disposed_at_once_close_the_handle_behind_the_last_call()
    {
        using var last = new KernelEvent();
        var first = last.Share();
        var second = last.Duplicate();

        var one = Task.Run(first.Dispose);
        var other = Task.Run(() =>
        {
            second.Set();
            second.Dispose();
        });
        await Task.WhenAll(new[] { one, other });

        Specification.Assert(last.IsSet, "what was set through one copy is not set for another");
    }

    /// <summary>A6. Schedule: the copy is disposed between the look that found it open and the entry of the wait in its list.</summary>
    [Test]
    public static Task A_kernel_wait_that_races_with_Dispose_ends() => A_kernel_wait_that_races_with_Dispose_ends_for<WeftKernelEvent>();

    public static async Task A_kernel_wait_that_races_with_Dispose_ends_for<TEvent>() where TEvent : IKernelEventUnderTest, new()
    {
        var ready = new TEvent();

        var waiter = Task.Run(() => ready.WaitAsync());
        var disposer = Task.Run(ready.Dispose);
        await disposer;

        var ending = "succeeded";
        try
        {
            await waiter;
        }
        catch (ObjectDisposedException exception)
        {
            ending = exception.ObjectName;
        }

        // Of a handle that has been closed the exception would tell, which the caller has never seen.
        Specification.Assert(ending.Contains("KernelEvent", StringComparison.Ordinal), "the wait ended with '{0}'", ending);
    }

    /// <summary>A6. Schedule: two copies are copied at once, and both count up from the same number.</summary>
    [Test]
    public static Task Copies_made_at_once_are_all_counted() => Copies_made_at_once_are_all_counted_for<WeftKernelEvent>();

    public static async Task Copies_made_at_once_are_all_counted_for<TEvent>() where TEvent : IKernelEventUnderTest, new()
    {
        var first = new TEvent();
        var second = first.Share();

        var ofFirst = Task.Run(first.Share);
        var ofSecond = Task.Run(second.Share);
        using var last = await ofFirst;
        (await ofSecond).Dispose();
        first.Dispose();
        second.Dispose();

        var wait = last.WaitAsync();
        last.Set();
        await wait;
    }

    /// <summary>A3. Schedule: the token is cancelled while its copy is being disposed.</summary>
    [Test]
    public static async Task Dispose_against_cancel_ends_a_kernel_wait_once()
    {
        var ready = new KernelEvent();
        using var source = new CancellationTokenSource();
        var wait = ready.WaitAsync(source.Token);

        var disposer = Task.Run(ready.Dispose);
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAll(new[] { disposer, canceller });

        Specification.Assert(wait.IsCompleted, "a wait has outlived both the disposal of its copy and the cancellation of its token");
        Specification.Assert(!wait.IsCompletedSuccessfully, "a wait ended although nobody set the event");
    }

    /// <summary>A6. Schedule: a thread blocks, or is about to, when its copy is disposed; another copy's is not disturbed.</summary>
    [Test]
    public static async Task A_blocked_thread_is_woken_by_the_disposal_of_its_copy()
    {
        var ready = new KernelEvent();
        using var other = ready.Share();

        var disturbed = Task.Run(() => ready.Wait());
        var waiting = Task.Run(() => other.Wait());
        ready.Dispose();

        Specification.Assert(
            await disturbed.EndedWith<ObjectDisposedException>(), "a blocked thread went on although nobody set the event");
        other.Set();
        await waiting;
    }
}
