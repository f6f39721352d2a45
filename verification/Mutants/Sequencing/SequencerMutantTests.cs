using Weft.Exploration.Reports;
using Weft.Verification.Contracts;
using Abort = Weft.Verification.Sequencing.SequencerAbortTests;
using Cancellation = Weft.Verification.Sequencing.SequencerCancellationTests;
using Capacity = Weft.Verification.Sequencing.SequencerCapacityTests;
using Disposal = Weft.Verification.Sequencing.SequencerDisposalTests;
using Entry = Weft.Verification.Sequencing.SequencerEntryTests;
using Failure = Weft.Verification.Sequencing.SequencerFailureTests;
using Idle = Weft.Verification.Sequencing.SequencerIdleTests;
using Order = Weft.Verification.Sequencing.SequencerOrderTests;

namespace Weft.Verification.Mutants.Sequencing;

public sealed class SequencerMutantTests
{
    private const string Overlap = "operation began while another one had not ended";

    [Fact]
    public void Leaving_without_having_entered_lets_two_in() => MutantTest.IsCaught(
        mutant: () => Cancellation.A_cancelled_operation_keeps_its_place_for<LeavesWithoutHavingEntered>(),
        original: () => Cancellation.A_cancelled_operation_keeps_its_place_for<WeftSequencer>(),
        ViolationKind.Assertion, Overlap);

    [Fact]
    public void Losing_a_grant_to_a_cancellation_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for<LosesAGrantToACancellation>(),
        original: () => Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for<WeftSequencer>(),
        ViolationKind.Stuck, nameof(Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for));

    [Fact]
    public void Handing_the_turn_to_a_cancelled_waiter_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for<HandsTheTurnToACancelledWaiter>(),
        original: () => Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for<WeftSequencer>(),
        ViolationKind.Stuck, nameof(Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for));

    [Fact]
    public void Removing_a_head_without_looking_on_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for<RemovesAHeadWithoutLookingOn>(),
        original: () => Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for<WeftSequencer>(),
        ViolationKind.Stuck, nameof(Cancellation.An_operation_is_started_or_cancelled_and_the_next_one_runs_for));

    [Fact]
    public void Following_the_caller_begins_during_the_cleaning_up() => MutantTest.IsCaught(
        mutant: () => Cancellation.The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one_for<FollowsTheCaller>(),
        original: () => Cancellation.The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one_for<WeftSequencer>(),
        ViolationKind.Assertion, Overlap);

    [Fact]
    public void Forgetting_a_throwing_operation_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => Failure.An_operation_that_throws_at_once_does_not_stop_the_next_for<ForgetsAThrowingOperation>(),
        original: () => Failure.An_operation_that_throws_at_once_does_not_stop_the_next_for<WeftSequencer>(),
        ViolationKind.Stuck, nameof(Failure.An_operation_that_throws_at_once_does_not_stop_the_next_for));

    [Fact]
    public void Checking_then_linking_lets_two_begin() => MutantTest.IsCaught(
        mutant: () => Order.Operations_of_concurrent_callers_never_overlap_for<ChecksThenLinks>(),
        original: () => Order.Operations_of_concurrent_callers_never_overlap_for<WeftSequencer>(),
        ViolationKind.Assertion, Overlap);

    [Fact]
    public void Linking_after_disposal_is_neither_refused_nor_waited_for() => MutantTest.IsCaught(
        mutant: () => Disposal.An_operation_queued_against_disposal_is_refused_or_runs_to_its_end_for<LinksAfterDisposal>(),
        original: () => Disposal.An_operation_queued_against_disposal_is_refused_or_runs_to_its_end_for<WeftSequencer>(),
        ViolationKind.Assertion, "disposal ended when 0 of 1 operations had");

    [Fact]
    public void Leaving_without_a_second_look_forgets_who_has_just_arrived() => MutantTest.IsCaughtInOrder(
        mutant: () => Entry.Who_arrives_while_another_one_leaves_is_served_for<LeavesWithoutASecondLook>(),
        original: () => Entry.Who_arrives_while_another_one_leaves_is_served_for<WeftSequencer>(),
        ViolationKind.Stuck, nameof(Entry.Who_arrives_while_another_one_leaves_is_served_for));

    [Fact]
    public void Telling_idle_after_leaving_tells_it_too_early() => MutantTest.IsCaughtInOrder(
        mutant: () => Idle.Idle_is_told_after_everything_queued_before_for<TellsIdleTooEarly>(),
        original: () => Idle.Idle_is_told_after_everything_queued_before_for<WeftSequencer>(),
        ViolationKind.Assertion, "idle was told while an operation ran");

    [Fact]
    public void Aborting_without_waiting_ends_before_the_operation() => MutantTest.IsCaught(
        mutant: () => Abort.An_abort_waits_for_the_real_end_for<AbortsWithoutWaiting>(),
        original: () => Abort.An_abort_waits_for_the_real_end_for<WeftSequencer>(),
        ViolationKind.Assertion, "the abort ended before the operation had cleaned up");

    [Fact]
    public void A_place_given_to_a_cancelled_caller_is_lost() => MutantTest.IsCaught(
        mutant: () => Capacity.A_place_that_comes_to_a_cancelled_caller_is_handed_on_for<LosesAPlaceToACancelledCaller>(),
        original: () => Capacity.A_place_that_comes_to_a_cancelled_caller_is_handed_on_for<WeftBoundedSequencer>(),
        ViolationKind.Stuck, nameof(Capacity.A_place_that_comes_to_a_cancelled_caller_is_handed_on_for));

    [Fact]
    public void Looking_for_a_place_and_then_taking_it_lets_two_in() => MutantTest.IsCaught(
        mutant: () => Capacity.The_last_place_is_taken_once_for<ChecksThenTakesAPlace>(),
        original: () => Capacity.The_last_place_is_taken_once_for<WeftBoundedSequencer>(),
        ViolationKind.Assertion, "accepted: True and True");
}
