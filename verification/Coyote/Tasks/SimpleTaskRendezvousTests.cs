using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Tasks;

/// <summary>Where the end of a method and its await meet.</summary>
public static class SimpleTaskRendezvousTests
{
    /// <summary>D8, D9. Schedule: the method ends between the awaiter's look and its leaving the continuation.</summary>
    [Test]
    public static Task An_await_that_races_with_the_end_goes_on() => An_await_that_races_with_the_end_goes_on_for<WeftMethod>();

    public static async Task An_await_that_races_with_the_end_goes_on_for<TMethod>() where TMethod : IMethodUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var method = new TMethod();
        method.Start(gate.Task, 42);

        var opener = Task.Run(gate.SetResult);
        var result = await method.AwaitAsync();
        await opener;

        Specification.Assert(result == 42, "the awaiter saw {0} instead of the result", result);
    }

    /// <summary>D8, D9. The same, where the awaiting method itself is what is left, and goes on without being resumed.</summary>
    [Test]
    public static Task A_method_that_awaits_one_of_its_own_kind_races_with_its_end() =>
        A_method_that_awaits_one_of_its_own_kind_races_with_its_end_for<WeftMethod>();

    public static async Task A_method_that_awaits_one_of_its_own_kind_races_with_its_end_for<TMethod>()
        where TMethod : IMethodUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var method = new TMethod();
        method.Start(gate.Task, 42);

        var opener = Task.Run(gate.SetResult);
        var result = await method.AwaitFromItsOwnKindAsync();
        await opener;

        Specification.Assert(result == 42, "the awaiter saw {0} instead of the result", result);
    }

    /// <summary>D12. Schedule: the second look at the claim comes between the look and the claim of the first.</summary>
    [Test]
    public static Task Two_awaits_at_once_have_one_winner() => Two_awaits_at_once_have_one_winner_for<WeftMethod>();

    public static async Task Two_awaits_at_once_have_one_winner_for<TMethod>() where TMethod : IMethodUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var method = new TMethod();
        method.Start(gate.Task, 42);

        var first = Task.Run(() => method.AwaitAsync());
        var second = Task.Run(() => method.AwaitAsync());
        gate.SetResult();

        // Not EndedWith for both at once: a mutant leaves one of them behind for ever, and which one says nothing.
        var refused = await Refused(first) + await Refused(second);
        Specification.Assert(refused == 1, "{0} of two awaits were refused instead of one", refused);
    }

    /// <summary>A2, D8. Schedule: Set comes between the method's look at the event and its being left there.</summary>
    [Test]
    public static async Task A_method_that_is_its_own_node_in_an_event_races_with_Set()
    {
        var ready = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var written = 0;
        async SimpleTask<int> Wait()
        {
            await ready;
            return written;
        }

        var setter = Task.Run(() =>
        {
            written = 7;
            ready.Set();
        });
        var seen = await Wait();
        await setter;

        Specification.Assert(seen == 7, "the method saw {0} instead of what was written before Set", seen);
    }

    private static async Task<int> Refused(Task<int> await_)
    {
        try
        {
            var result = await await_;
            Specification.Assert(result == 42, "the awaiter saw {0} instead of the result", result);
            return 0;
        }
        catch (InvalidOperationException)
        {
            return 1;
        }
    }
}
