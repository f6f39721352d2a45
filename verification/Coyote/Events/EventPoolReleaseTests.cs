using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Events;

/// <summary>Several waiters that go on on the pool share a work item, and nothing else.</summary>
public static class EventPoolReleaseTests
{
    /// <summary>A3. Schedule: the spare is taken up while the first worker takes its next waiter.</summary>
    [Test]
    public static Task Every_waiter_of_a_release_goes_on_once() => Every_waiter_of_a_release_goes_on_once_for<WeftEvent>();

    public static async Task Every_waiter_of_a_release_goes_on_once_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var runs = new int[2];
        var left = 2;
        var all = new TaskCompletionSource();
        foreach (var place in new[] { 0, 1 })
        {
            ready.OnCompleted(() =>
            {
                Interlocked.Increment(ref runs[place]);
                if (Interlocked.Decrement(ref left) == 0)
                    all.SetResult();
            });
        }

        ready.Set();
        await all.Task;

        Specification.Assert(runs is [1, 1], "the waiters went on {0} and {1} times", runs[0], runs[1]);
    }

    /// <summary>A10. Schedule: the oldest waiter blocks until the youngest has run, whoever takes which of them up.</summary>
    [Test]
    public static Task A_continuation_that_blocks_holds_up_no_younger_one() =>
        A_continuation_that_blocks_holds_up_no_younger_one_for<WeftEvent>();

    public static async Task A_continuation_that_blocks_holds_up_no_younger_one_for<TEvent>() where TEvent : IEventUnderTest, new()
    {
        var ready = new TEvent();
        var younger = new TaskCompletionSource();
        var older = new TaskCompletionSource();
        ready.OnCompleted(() =>
        {
            younger.Task.Wait();
            older.SetResult();
        });
        ready.OnCompleted(() => { });
        ready.OnCompleted(younger.SetResult);

        ready.Set();
        await older.Task;
    }
}
