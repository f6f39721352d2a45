using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>Waits for handles that give their signal to one: none is lost, none is given twice.</summary>
public static class WaitHandleTests
{
    /// <summary>A11. Schedule: the pool has taken the signal, and its callback has not run when the token is cancelled.</summary>
    [Test]
    public static Task A_signal_against_a_cancellation_is_taken_or_left() =>
        A_signal_against_a_cancellation_is_taken_or_left_for<WeftHandleWait>();

    public static async Task A_signal_against_a_cancellation_is_taken_or_left_for<TWait>() where TWait : IHandleWaitUnderTest, new()
    {
        using var handle = new AutoResetEvent(false);
        using var source = new CancellationTokenSource();
        var wait = new TWait().WaitAsync(handle, source.Token);

        var setter = Task.Run(() => { handle.Set(); });
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAll(new[] { setter, canceller });

        var signals = await wait.WasCancelled() ? 0 : 1;
        signals += handle.WaitOne(0) ? 1 : 0;
        Specification.Assert(signals == 1, "one signal became {0}", signals);
    }

    /// <summary>A11. Schedule: the token is cancelled at any step of the beginning of a wait that nobody signals.</summary>
    [Test]
    public static async Task A_wait_for_a_handle_that_races_with_cancel_ends()
    {
        using var handle = new AutoResetEvent(false);
        using var source = new CancellationTokenSource();

        var waiter = Task.Run(() => handle.WaitAsync(source.Token));
        var canceller = Task.Run(source.Cancel);
        await canceller;

        Specification.Assert(await waiter.WasCancelled(), "a wait ended although nobody signalled");
    }

    /// <summary>A3. Schedule: the token is cancelled and the time is over, and both want to end the wait.</summary>
    [Test]
    public static async Task A_wait_for_a_handle_is_left_once()
    {
        using var handle = new AutoResetEvent(false);
        using var source = new CancellationTokenSource();
        var wait = handle.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, source.Token);

        var canceller = Task.Run(source.Cancel);
        await Task.WhenAny(new[] { wait });
        await canceller;

        Specification.Assert(wait.IsCanceled || wait.IsFaulted, "a wait ended although nobody signalled");
        handle.Set();
        Specification.Assert(handle.WaitOne(0), "a wait that has ended took a signal");
    }

    /// <summary>Schedule: two wait for one signal, and both are told of it.</summary>
    [Test]
    public static async Task One_signal_ends_one_wait()
    {
        using var handle = new AutoResetEvent(false);
        var first = handle.WaitAsync();
        var second = handle.WaitAsync();

        handle.Set();
        var released = await Task.WhenAny(new[] { first, second });

        var waiting = released == first ? second : first;
        Specification.Assert(!waiting.IsCompleted, "one signal ended two waits");
        handle.Set();
        await waiting;
    }
}
