using Weft.Exploration.Reports;
using Weft.Verification.Contracts;
using Cancellation = Weft.Verification.Events.EventCancellationTests;
using PoolRelease = Weft.Verification.Events.EventPoolReleaseTests;
using Pulse = Weft.Verification.Events.EventPulseTests;
using Release = Weft.Verification.Events.EventReleaseTests;
using Reset = Weft.Verification.Events.EventResetTests;
using TimeOut = Weft.Verification.Events.EventTimeOutTests;
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

    [Fact]
    public void Pulsing_in_two_steps_lets_a_newcomer_through() => MutantTest.IsCaught(
        mutant: () => Pulse.A_pulse_releases_exactly_those_who_came_before_for<PulsesInTwoSteps>(),
        original: () => Pulse.A_pulse_releases_exactly_those_who_came_before_for<WeftEvent>(),
        ViolationKind.Assertion, "the pulse says that it released 1 waiters, and 2 went on");

    [Fact]
    public void Trusting_the_links_cancels_a_waiter_that_a_pulse_has_taken() => MutantTest.IsCaught(
        mutant: () => Pulse.Pulse_against_cancel_has_one_winner_for<TrustsTheLinks>(),
        original: () => Pulse.Pulse_against_cancel_has_one_winner_for<WeftEvent>(),
        ViolationKind.Assertion, "the pulse says that it released 1 waiters, and 0 went on");

    [Fact]
    public void Taking_a_place_in_two_steps_runs_a_waiter_twice() => MutantTest.IsCaught(
        mutant: () => PoolRelease.Every_waiter_of_a_release_goes_on_once_for<TakesAPlaceInTwoSteps>(),
        original: () => PoolRelease.Every_waiter_of_a_release_goes_on_once_for<WeftEvent>(),
        ViolationKind.Assertion, "the waiters went on 2 and 0 times");

    [Fact]
    public void Running_a_release_without_a_spare_deadlocks() => MutantTest.IsCaught(
        mutant: () => PoolRelease.A_continuation_that_blocks_holds_up_no_younger_one_for<RunsAReleaseWithoutASpare>(),
        original: () => PoolRelease.A_continuation_that_blocks_holds_up_no_younger_one_for<WeftEvent>(),
        ViolationKind.Stuck, nameof(PoolRelease.A_continuation_that_blocks_holds_up_no_younger_one_for));

    [Fact]
    public void Letting_a_time_out_beat_a_release_miscounts() => MutantTest.IsCaught(
        mutant: () => TimeOut.Set_against_a_time_out_has_one_winner_for<LetsATimeOutBeatARelease>(),
        original: () => TimeOut.Set_against_a_time_out_has_one_winner_for<WeftEvent>(),
        ViolationKind.Assertion, "Set says that it released 1 waiters, and the wait says TimedOut");
}
