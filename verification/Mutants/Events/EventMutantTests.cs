using Weft.Exploration.Reports;
using Weft.Verification.Contracts;
using Cancellation = Weft.Verification.Events.EventCancellationTests;
using Release = Weft.Verification.Events.EventReleaseTests;
using Reset = Weft.Verification.Events.EventResetTests;
using WakeUp = Weft.Verification.Events.EventWakeUpTests;

namespace Weft.Verification.Mutants.Events;

public sealed class EventMutantTests
{
    [Fact]
    public void Registering_before_enlisting_loses_a_cancellation() => MutantTest.IsCaught(
        mutant: () => Cancellation.A_wait_that_races_with_cancel_ends_for<RegistersBeforeItEnlists>(),
        original: () => Cancellation.A_wait_that_races_with_cancel_ends_for<WeftEvent>(),
        ViolationKind.Stuck, nameof(Cancellation.A_wait_that_races_with_cancel_ends_for));

    [Fact]
    public void Disposing_a_registration_under_the_lock_deadlocks() => MutantTest.IsCaught(
        mutant: () => Cancellation.Set_against_cancel_has_one_winner_for<DisposesARegistrationUnderItsLock>(),
        original: () => Cancellation.Set_against_cancel_has_one_winner_for<WeftEvent>(),
        ViolationKind.Stuck, nameof(DisposesARegistrationUnderItsLock));

    [Fact]
    public void Completing_after_Set_has_returned_undoes_a_Reset() => MutantTest.IsCaught(
        mutant: () => Reset.A_Set_that_has_returned_does_not_undo_a_later_Reset_for<CompletesAfterSetHasReturned>(),
        original: () => Reset.A_Set_that_has_returned_does_not_undo_a_later_Reset_for<WeftEvent>(),
        ViolationKind.Assertion, "released by the Set before it");

    [Fact]
    public void A_flag_beside_the_source_disagrees_with_it() => MutantTest.IsCaught(
        mutant: () => Reset.After_Set_against_Reset_the_state_and_the_waits_agree_for<KeepsAFlagBesideItsSource>(),
        original: () => Reset.After_Set_against_Reset_the_state_and_the_waits_agree_for<WeftEvent>(),
        ViolationKind.Assertion, "the event says set = ");

    [Fact]
    public void Releasing_one_by_one_takes_latecomers_along() => MutantTest.IsCaught(
        mutant: () => Reset.One_Set_does_not_pass_two_waits_in_a_row_for<ReleasesOneByOne>(),
        original: () => Reset.One_Set_does_not_pass_two_waits_in_a_row_for<WeftEvent>(),
        ViolationKind.Assertion, "released by the Set before it");

    [Fact]
    public void Enlisting_without_a_second_look_loses_a_wake_up() => MutantTest.IsCaught(
        mutant: () => WakeUp.A_wait_that_races_with_Set_ends_for<EnlistsWithoutASecondLook>(),
        original: () => WakeUp.A_wait_that_races_with_Set_ends_for<WeftEvent>(),
        ViolationKind.Stuck, nameof(WakeUp.A_wait_that_races_with_Set_ends_for));

    [Fact]
    public void Resuming_under_the_lock_deadlocks() => MutantTest.IsCaught(
        mutant: () => Release.A_resumed_waiter_may_block_on_others_who_use_the_event_for<ResumesUnderItsLock>(),
        original: () => Release.A_resumed_waiter_may_block_on_others_who_use_the_event_for<WeftEvent>(),
        ViolationKind.Stuck, nameof(LockedEvent.Reset));

    [Fact]
    public void Leaving_the_cancelled_in_the_list_counts_them() => MutantTest.IsCaught(
        mutant: () => Cancellation.Set_against_cancel_has_one_winner_for<LeavesTheCancelledInItsList>(),
        original: () => Cancellation.Set_against_cancel_has_one_winner_for<WeftEvent>(),
        ViolationKind.Assertion, "Set says that it released 1 waiters, and 0 went on");

    [Fact]
    public void Checking_then_storing_releases_a_waiter_twice() => MutantTest.IsCaught(
        mutant: () => WakeUp.Two_setters_release_a_waiter_once_for<ChecksThenStores>(),
        original: () => WakeUp.Two_setters_release_a_waiter_once_for<WeftEvent>(),
        ViolationKind.Assertion, "the two setters released one waiter 2 times");
}
