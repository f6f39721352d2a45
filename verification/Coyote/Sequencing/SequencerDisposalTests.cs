using System.Runtime.CompilerServices;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>How a sequencer ends: disposed, or simply dropped (C12, C13).</summary>
public static class SequencerDisposalTests
{
    /// <summary>Drain. Schedule: disposal begins while the first operation runs and the second waits.</summary>
    [Test]
    public static Task Disposal_waits_for_everything_that_was_queued() =>
        Disposal_waits_for_everything_that_was_queued_for<WeftSequencer>();

    public static async Task Disposal_waits_for_everything_that_was_queued_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = 0;
        async Task Work()
        {
            await Task.Yield();
            Interlocked.Increment(ref ended);
        }

        var first = sequencer.QueueTaskAsync(_ => Work());
        var second = sequencer.QueueTaskAsync(_ => Work());
        await sequencer.DisposeAsync();

        Specification.Assert(ended == 2, "disposal ended when {0} of two operations had", ended);
        await Task.WhenAll(new[] { first, second });
    }

    /// <summary>C9. Schedule: an operation is linked after disposal has looked for the last one.</summary>
    [Test]
    public static Task An_operation_queued_against_disposal_is_refused_or_runs_to_its_end() =>
        An_operation_queued_against_disposal_is_refused_or_runs_to_its_end_for<WeftSequencer>();

    public static async Task An_operation_queued_against_disposal_is_refused_or_runs_to_its_end_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = 0;
        var endedAtDisposal = 0;

        var caller = Task.Run(() => sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            Interlocked.Increment(ref ended);
        }));
        var disposer = Task.Run(async () =>
        {
            await sequencer.DisposeAsync();
            endedAtDisposal = Volatile.Read(ref ended);
        });
        await disposer;

        var expected = await caller.EndedWith<ObjectDisposedException>() ? 0 : 1;
        Specification.Assert(endedAtDisposal == expected, "disposal ended when {0} of {1} operations had", endedAtDisposal, expected);
        Specification.Assert(ended == expected, "{0} of {1} operations ran", ended, expected);
    }

    /// <summary>Both disposals wait. Schedule: the second disposal begins while the first one drains.</summary>
    [Test]
    public static Task Every_disposal_waits_for_the_operations() => Every_disposal_waits_for_the_operations_for<WeftSequencer>();

    public static async Task Every_disposal_waits_for_the_operations_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = 0;
        async Task DisposeAndLook()
        {
            await sequencer.DisposeAsync();
            Specification.Assert(Volatile.Read(ref ended) == 1, "disposal ended before the operation");
        }

        var operation = sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            Interlocked.Increment(ref ended);
        });

        await Task.WhenAll(new[] { Task.Run(() => DisposeAndLook()), Task.Run(() => DisposeAndLook()), operation });
    }

    /// <summary>Schedule: the turn passes over an operation whose canceller has claimed it, and has not told its caller yet.</summary>
    [Test]
    public static Task A_cancelled_caller_is_told_before_the_disposal_ends() =>
        A_cancelled_caller_is_told_before_the_disposal_ends_for<WeftSequencer>();

    public static async Task A_cancelled_caller_is_told_before_the_disposal_ends_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = sequencer.QueueTaskAsync(_ => end.Task);
        var second = sequencer.QueueTaskAsync(_ => Task.CompletedTask, source.Token);
        var canceller = Task.Run(() => source.Cancel());
        end.SetResult();

        await sequencer.DisposeAsync();

        Specification.Assert(first.IsCompleted && second.IsCompleted, "the disposal ended before a caller was told");
        await canceller;
    }

    /// <summary>C12. Schedule: nobody holds the sequencer any more while its operations still run.</summary>
    [Test]
    public static Task A_dropped_sequencer_runs_what_was_queued() => A_dropped_sequencer_runs_what_was_queued_for<WeftSequencer>();

    public static async Task A_dropped_sequencer_runs_what_was_queued_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = QueueAndDrop(end.Task);

        var opener = Task.Run(() => end.SetResult());
        var results = await Task.WhenAll(tasks);
        await opener;

        Specification.Assert(results is ["first", "second"], "the dropped sequencer gave {0} and {1}", results[0], results[1]);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Task<string>[] QueueAndDrop(Task end)
        {
            var sequencer = new TSequencer();
            async Task<string> Wait()
            {
                await end;
                return "first";
            }

            return [sequencer.QueueTaskAsync(_ => Wait()), sequencer.QueueTaskAsync(_ => Task.FromResult("second"))];
        }
    }
}
