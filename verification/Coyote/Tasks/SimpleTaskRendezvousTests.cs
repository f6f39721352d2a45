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

    /// <summary>D8, D9. The same, where the promise itself is what is left.</summary>
    [Test]
    public static Task A_method_that_awaits_another_races_with_its_end_and_goes_on() =>
        A_method_that_awaits_another_races_with_its_end_and_goes_on_for<WeftMethod>();

    public static async Task A_method_that_awaits_another_races_with_its_end_and_goes_on_for<TMethod>()
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
}
