using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Tasks;

/// <summary>Signals and policies while others run.</summary>
public static class SimpleTaskSignalTests
{
    /// <summary>
    /// D5. Schedule: the method is suspended by the one who called it; before that call has returned, another operation resumes the
    /// method, which awaits a signal; the caller looks whether there is a signal to be answered.
    /// </summary>
    [Test]
    public static Task A_signal_after_a_suspension_goes_on_where_it_was() =>
        A_signal_after_a_suspension_goes_on_where_it_was_for<WeftSignallingMethod>();

    public static async Task A_signal_after_a_suspension_goes_on_where_it_was_for<TMethod>()
        where TMethod : ISignallingMethodUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var before = 0;
        var after = 0;
        var times = 0;
        var opener = Task.Run(gate.SetResult);

        var method = new TMethod();
        method.Start(
            gate.Task,
            passes: () => Volatile.Write(ref before, Environment.CurrentManagedThreadId),
            goesOn: () =>
            {
                Volatile.Write(ref after, Environment.CurrentManagedThreadId);
                Interlocked.Increment(ref times);
            });
        await opener;
        await method.AwaitAsync();

        Specification.Assert(times == 1, "the method went on {0} times after the signal", times);
        Specification.Assert(after == before, "the signal moved the method to another thread");
    }

    /// <summary>
    /// D4, D7. Schedule: one method, between two of its signals, opens the gate of another one, which runs inside it and awaits signals
    /// too;
    /// or yet another operation opens that gate, and both run at once.
    /// </summary>
    [Test]
    public static async Task Signals_of_a_method_that_is_resumed_inside_another_are_its_own()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        async SimpleTask<bool> Inner()
        {
            await second.Task;
            (await SimpleTask.Policy).TerminateOnUnhandledException();
            return (await SimpleTask.Policy).TerminateOnUnhandledException(false);
        }

        async SimpleTask<bool> Outer()
        {
            await first.Task;
            await SimpleTask.Policy;
            second.TrySetResult();
            return (await SimpleTask.Policy).TerminateOnUnhandledException(false);
        }

        var inner = Inner();
        var outer = Outer();
        var openers = new[] { Task.Run(() => first.TrySetResult()), Task.Run(() => second.TrySetResult()) };
        var seenByInner = await inner;
        var seenByOuter = await outer;
        await Task.WhenAll(openers);

        Specification.Assert(seenByInner, "the inner method has lost its policy");
        Specification.Assert(!seenByOuter, "the outer method has the policy of the inner one");
    }

    /// <summary>D4. The policy of a method is not that of what it calls, wherever that goes on.</summary>
    [Test]
    public static Task A_policy_concerns_its_own_method_only() => A_policy_concerns_its_own_method_only_for<WeftPolicy>();

    public static async Task A_policy_concerns_its_own_method_only_for<TPolicy>() where TPolicy : IPolicyUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var opener = Task.Run(gate.SetResult);
        var hasTerminated = await new TPolicy().CalleeTerminatesAsync(gate.Task);
        await opener;

        Specification.Assert(!hasTerminated, "the policy of the caller terminated the callee");
    }

    /// <summary>D2. What escapes a section that has the policy terminates, whoever resumes the section.</summary>
    [Test]
    public static Task An_exception_that_escapes_a_section_terminates() => An_exception_that_escapes_a_section_terminates_for<WeftPolicy>();

    public static async Task An_exception_that_escapes_a_section_terminates_for<TPolicy>() where TPolicy : IPolicyUnderTest, new()
    {
        var gate = new TaskCompletionSource();
        var opener = Task.Run(gate.SetResult);
        var hasTerminated = await new TPolicy().SectionTerminatesAsync(gate.Task);
        await opener;

        Specification.Assert(hasTerminated, "the policy was disarmed before the exception had escaped");
    }

    /// <summary>D12 beside D8: a report arrives at the receiver that was named before, and at no other.</summary>
    [Test]
    public static async Task A_report_that_races_with_the_naming_of_its_receiver_arrives_or_says_that_it_does_not()
    {
        var gate = new TaskCompletionSource();
        var heard = 0;
        async SimpleTask<bool> Run()
        {
            await gate.Task;
            return await SimpleTask.ReportProgress(5);
        }

        var task = Run();
        var opener = Task.Run(gate.SetResult);
        var wasHeard = await task.ReportProgressTo(new Receiver(value => heard += value));
        await opener;

        Specification.Assert(heard == (wasHeard ? 5 : 0), "{0} was heard, and the method was told {1}", heard, wasHeard);
    }

    private sealed class Receiver(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
