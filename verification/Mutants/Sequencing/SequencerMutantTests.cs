using Weft.Exploration.Reports;
using Weft.Verification.Contracts;
using Weft.Verification.Sequencing;

namespace Weft.Verification.Mutants.Sequencing;

public sealed class SequencerMutantTests
{
    private const string Overlap = "operation began while another one had not ended";

    [Fact]
    public void Leaving_without_having_entered_lets_two_in() => MutantTest.IsCaught(
        mutant: () => SequencerCancellationTests.A_cancelled_operation_keeps_its_place<LeavesWithoutHavingEntered>(),
        original: () => SequencerCancellationTests.A_cancelled_operation_keeps_its_place<WeftSequencer>(),
        ViolationKind.Assertion, Overlap, within: 100);

    [Fact]
    public void Losing_a_grant_to_a_cancellation_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs<LosesAGrantToACancellation>(),
        original: () => SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs<WeftSequencer>(),
        ViolationKind.Stuck, nameof(SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs), within: 200);

    [Fact]
    public void Handing_the_turn_to_a_cancelled_waiter_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs<HandsTheTurnToACancelledWaiter>(),
        original: () => SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs<WeftSequencer>(),
        ViolationKind.Stuck, nameof(SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs), within: 100);

    [Fact]
    public void Removing_a_head_without_looking_on_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs<RemovesAHeadWithoutLookingOn>(),
        original: () => SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs<WeftSequencer>(),
        ViolationKind.Stuck, nameof(SequencerCancellationTests.An_operation_is_started_or_cancelled_and_the_next_one_runs), within: 200);

    [Fact]
    public void Following_the_caller_begins_during_the_cleaning_up() => MutantTest.IsCaught(
        mutant: () => SequencerCancellationTests.The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one<FollowsTheCaller>(),
        original: () => SequencerCancellationTests.The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one<WeftSequencer>(),
        ViolationKind.Assertion, Overlap, within: 100);

    [Fact]
    public void Forgetting_a_throwing_operation_stops_the_queue() => MutantTest.IsCaught(
        mutant: () => SequencerFailureTests.An_operation_that_throws_at_once_does_not_stop_the_next<ForgetsAThrowingOperation>(),
        original: () => SequencerFailureTests.An_operation_that_throws_at_once_does_not_stop_the_next<WeftSequencer>(),
        ViolationKind.Stuck, nameof(SequencerFailureTests.An_operation_that_throws_at_once_does_not_stop_the_next), within: 100);

    [Fact]
    public void Checking_then_linking_lets_two_begin() => MutantTest.IsCaught(
        mutant: () => SequencerOrderTests.Operations_of_concurrent_callers_never_overlap<ChecksThenLinks>(),
        original: () => SequencerOrderTests.Operations_of_concurrent_callers_never_overlap<WeftSequencer>(),
        ViolationKind.Assertion, Overlap, within: 200);

    [Fact]
    public void Linking_after_disposal_is_neither_refused_nor_waited_for() => MutantTest.IsCaught(
        mutant: () => SequencerDisposalTests.An_operation_queued_against_disposal_is_refused_or_runs_to_its_end<LinksAfterDisposal>(),
        original: () => SequencerDisposalTests.An_operation_queued_against_disposal_is_refused_or_runs_to_its_end<WeftSequencer>(),
        ViolationKind.Assertion, "disposal ended when 0 of 1 operations had", within: 200);
}
