using Weft.Exploration.Reports;
using Weft.Verification.Contracts;
using Cancellation = Weft.Verification.Tasks.SimpleTaskCancellationTests;
using Rendezvous = Weft.Verification.Tasks.SimpleTaskRendezvousTests;
using Signals = Weft.Verification.Tasks.SimpleTaskSignalTests;

namespace Weft.Verification.Mutants.Tasks;

public sealed class SimpleTaskMutantTests
{
    [Fact]
    public void Storing_without_exchanging_loses_the_awaiter() => MutantTest.IsCaught(
        mutant: () => Rendezvous.An_await_that_races_with_the_end_goes_on_for<StoresWithoutExchanging>(),
        original: () => Rendezvous.An_await_that_races_with_the_end_goes_on_for<WeftMethod>(),
        ViolationKind.Stuck, nameof(Rendezvous.An_await_that_races_with_the_end_goes_on_for));

    [Fact]
    public void Claiming_in_two_steps_lets_two_awaits_in() => MutantTest.IsCaught(
        mutant: () => Rendezvous.Two_awaits_at_once_have_one_winner_for<ClaimsInTwoSteps>(),
        original: () => Rendezvous.Two_awaits_at_once_have_one_winner_for<WeftMethod>(),
        ViolationKind.Assertion, "of two awaits were refused");

    [Fact]
    public void Looking_before_telling_what_is_awaited_loses_a_cancellation() => MutantTest.IsCaught(
        mutant: () => Cancellation.Cancel_reaches_what_is_awaited_whenever_it_comes_for<LooksBeforeItTellsWhatItAwaits>(),
        original: () => Cancellation.Cancel_reaches_what_is_awaited_whenever_it_comes_for<WeftPropagatingMethod>(),
        ViolationKind.Stuck, nameof(Cancellation.Cancel_reaches_what_is_awaited_whenever_it_comes_for));

    [Fact]
    public void Sharing_the_flag_that_goes_on_moves_the_method() => MutantTest.IsCaught(
        mutant: () => Signals.A_signal_after_a_suspension_goes_on_where_it_was_for<SharesTheFlagThatGoesOn>(),
        original: () => Signals.A_signal_after_a_suspension_goes_on_where_it_was_for<WeftSignallingMethod>(),
        ViolationKind.Assertion, "moved the method to another thread");

    [Fact]
    public void Keeping_the_policy_in_the_context_leaks_it_to_the_callee() => MutantTest.IsCaught(
        mutant: () => Signals.A_policy_concerns_its_own_method_only_for<KeepsThePolicyInTheContext>(),
        original: () => Signals.A_policy_concerns_its_own_method_only_for<WeftPolicy>(),
        ViolationKind.Assertion, "terminated the callee");

    [Fact]
    public void Restoring_the_policy_in_finally_disarms_it() => MutantTest.IsCaught(
        mutant: () => Signals.An_exception_that_escapes_a_section_terminates_for<RestoresThePolicyInFinally>(),
        original: () => Signals.An_exception_that_escapes_a_section_terminates_for<WeftPolicy>(),
        ViolationKind.Assertion, "disarmed before the exception had escaped");
}
