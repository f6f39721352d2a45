using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Tasks;

/// <summary>A cancellation against the method that it is for.</summary>
public static class SimpleTaskCancellationTests
{
    /// <summary>Schedule: the method ends while Cancel is about to set its flag.</summary>
    [Test]
    public static async Task Cancel_that_races_with_the_end_agrees_with_the_outcome()
    {
        var gate = new TaskCompletionSource();
        async SimpleTask Run()
        {
            var cancellation = await SimpleTask.GetCancellationToken();
            await gate.Task;
            cancellation.ThrowIfCancellationRequested();
        }

        var task = Run();
        var canceller = Task.Run(() => task.Cancel());
        var opener = Task.Run(gate.SetResult);
        var wasCancelled = await task.AsTask().WasCancelled();
        await opener;
        var wasRequested = await canceller;

        Specification.Assert(wasRequested || !wasCancelled, "the method was cancelled, and Cancel says that it came too late");
    }

    /// <summary>Two cancellers: one of them is told that it was the one. Schedule: both look before either sets the flag.</summary>
    [Test]
    public static async Task Two_cancellers_have_one_winner()
    {
        var gate = new TaskCompletionSource();
        async SimpleTask Run() => await gate.Task;

        var task = Run();
        var first = Task.Run(() => task.Cancel());
        var second = Task.Run(() => task.Cancel());
        await Task.WhenAll(new[] { first, second });
        gate.SetResult();
        await task;

        var winners = (await first ? 1 : 0) + (await second ? 1 : 0);
        Specification.Assert(winners == 1, "{0} of two cancellers were told that they were the one", winners);
    }

    /// <summary>Schedule: Cancel sets the flag and finds no source, between the method's look at the flag and its making one.</summary>
    [Test]
    public static async Task Cancel_that_races_with_the_making_of_the_token_cancels_it()
    {
        var gate = new TaskCompletionSource();
        var token = CancellationToken.None;
        async SimpleTask Run()
        {
            await gate.Task;
            token = (await SimpleTask.GetCancellationToken()).Token;
            await Task.Yield();
        }

        var task = Run();
        var opener = Task.Run(gate.SetResult);
        var canceller = Task.Run(() => task.Cancel());
        await task;
        await opener;

        var wasRequested = await canceller;
        Specification.Assert(token.IsCancellationRequested || !wasRequested, "the token of a cancelled method was not cancelled");
    }

    /// <summary>Schedule: Cancel finds nothing that is awaited, while the method is about to await something.</summary>
    [Test]
    public static Task Cancel_reaches_what_is_awaited_whenever_it_comes() =>
        Cancel_reaches_what_is_awaited_whenever_it_comes_for<WeftPropagatingMethod>();

    public static async Task Cancel_reaches_what_is_awaited_whenever_it_comes_for<TMethod>()
        where TMethod : IPropagatingMethodUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var method = new TMethod();
        method.Start(gate.Task);

        var opener = Task.Run(gate.SetResult);
        var canceller = Task.Run(method.Cancel);
        var wasCancelled = await method.AwaitAsync().WasCancelled();
        await opener;

        Specification.Assert(await canceller, "Cancel says that it came too late");
        Specification.Assert(wasCancelled, "what was awaited ended without having been cancelled");
    }

    /// <summary>Schedule: what is awaited ends while Cancel is on its way to it.</summary>
    [Test]
    public static async Task Cancel_that_races_with_the_end_of_what_is_awaited_harms_nobody()
    {
        var gate = new TaskCompletionSource();
        async SimpleTask<int> Inner()
        {
            await gate.Task;
            return 3;
        }

        async SimpleTask<int> Outer()
        {
            (await SimpleTask.GetCancellationToken()).EnablePropagation();
            return await Inner() + 1;
        }

        var task = Outer();
        var opener = Task.Run(gate.SetResult);
        var canceller = Task.Run(() => task.Cancel());
        var result = await task;
        await Task.WhenAll(new[] { opener, canceller });

        Specification.Assert(result == 4, "the method ended with {0}", result);
    }
}
