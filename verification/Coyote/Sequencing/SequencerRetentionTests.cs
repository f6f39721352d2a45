using System.Runtime.CompilerServices;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>A sequencer that lives on keeps nothing of the operations that it has run (C13).</summary>
public static class SequencerRetentionTests
{
    /// <summary>
    /// C13. Schedule: the operation's turn is over from beginning to end, and everything that took part in it has returned. The
    /// turn is taken on a context by hand for that: on the pool its last steps may still be ahead when the caller goes on.
    /// </summary>
    [Test]
    public static void A_finished_operation_is_let_go() => A_finished_operation_is_let_go_for<WeftSequencer>();

    public static void A_finished_operation_is_let_go_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();

        var (captured, result) = RunOne(sequencer);
        GC.Collect();

        Specification.Assert(!captured.IsAlive, "the sequencer still holds what a finished operation had captured");
        Specification.Assert(!result.IsAlive, "the sequencer still holds the result of a finished operation");
        GC.KeepAlive(sequencer);
    }

    // A frame of its own: what it refers to is garbage once it has returned.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Captured, WeakReference Result) RunOne(ISequencerUnderTest sequencer)
    {
        var captured = new object();
        var result = new object();
        Task<object> Return(CancellationToken _)
        {
            GC.KeepAlive(captured);
            return Task.FromResult(result);
        }

        var context = new ManualContext();
        var operation = context.Call(() => sequencer.QueueTaskAsync(Return));
        context.RunPosted();

        Specification.Assert(operation.IsCompletedSuccessfully, "the operation has not ended in its turn");
        return (new WeakReference(captured), new WeakReference(result));
    }

    /// <summary>A context whose work is done when the test says so, and on the test's own stack.</summary>
    private sealed class ManualContext : SynchronizationContext
    {
        private readonly Queue<Action> _posted = [];

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue(() => d(state));

        public T Call<T>(Func<T> function)
        {
            var outer = Current;
            SetSynchronizationContext(this);
            try
            {
                return function();
            }
            finally
            {
                SetSynchronizationContext(outer);
            }
        }

        public void RunPosted()
        {
            while (_posted.TryDequeue(out var work)) work();
        }
    }
}
