using System.Runtime.CompilerServices;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>A sequencer that lives on keeps nothing of the operations that it has run (C13).</summary>
public static class SequencerRetentionTests
{
    /// <summary>C13. Schedule: the operation has ended and everything is quiet; only then is memory collected.</summary>
    [Test]
    public static Task A_finished_operation_is_let_go() => A_finished_operation_is_let_go_for<WeftSequencer>();

    public static async Task A_finished_operation_is_let_go_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var (captured, result) = await RunOne(sequencer);

        // The continuation of the operation may still be on this stack, and hold what it has just passed on.
        await Task.Yield();
        GC.Collect();

        Specification.Assert(!captured.IsAlive, "the sequencer still holds what a finished operation had captured");
        Specification.Assert(!result.IsAlive, "the sequencer still holds the result of a finished operation");
        GC.KeepAlive(sequencer);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference Captured, WeakReference Result)> RunOne(ISequencerUnderTest sequencer)
    {
        var captured = new object();
        var result = await sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            return new[] { captured.GetHashCode() };
        });

        return (new WeakReference(captured), new WeakReference(result));
    }
}
