using Weft.Exploration.Reports;
using Weft.Verification.Contracts;
using Copies = Weft.Verification.Events.KernelEventTests;
using Handles = Weft.Verification.Events.WaitHandleTests;

namespace Weft.Verification.Mutants.Events.Kernel;

public sealed class KernelEventMutantTests
{
    [Fact]
    public void Completing_first_and_asking_the_pool_later_loses_a_signal() => MutantTest.IsCaught(
        mutant: () => Handles.A_signal_against_a_cancellation_is_taken_or_left_for<LosesASignalToACancellation>(),
        original: () => Handles.A_signal_against_a_cancellation_is_taken_or_left_for<WeftHandleWait>(),
        ViolationKind.Assertion, "one signal became 0");

    [Fact]
    public void Counting_users_in_two_steps_closes_the_handle_under_one() => MutantTest.IsCaught(
        mutant: () => Copies.Copies_made_at_once_are_all_counted_for<CountsItsUsersInTwoSteps>(),
        original: () => Copies.Copies_made_at_once_are_all_counted_for<WeftKernelEvent>(),
        ViolationKind.Exception, nameof(ObjectDisposedException));

    [Fact]
    public void Enlisting_after_the_disposal_waits_for_ever() => MutantTest.IsCaught(
        mutant: () => Copies.A_kernel_wait_that_races_with_Dispose_ends_for<EnlistsAfterTheDisposal>(),
        original: () => Copies.A_kernel_wait_that_races_with_Dispose_ends_for<WeftKernelEvent>(),
        ViolationKind.Stuck, nameof(Copies.A_kernel_wait_that_races_with_Dispose_ends_for));
}
