using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>Aborting refuses, cancels, signals, and waits for the real end (C8, C9).</summary>
public static class SequencerAbortTests
{
    /// <summary>C8. Schedule: the running operation is signalled and still cleans up when the abort looks for its end.</summary>
    [Test]
    public static Task An_abort_waits_for_the_real_end() => An_abort_waits_for_the_real_end_for<WeftSequencer>();

    public static async Task An_abort_waits_for_the_real_end_for<TSequencer>() where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = false;
        async Task RunUntilCancelled(CancellationToken token)
        {
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (token.Register(() => cancelled.SetResult())) await cancelled.Task;
            await Task.Yield();
            Volatile.Write(ref ended, true);
            token.ThrowIfCancellationRequested();
        }

        var running = sequencer.QueueTaskAsync(RunUntilCancelled);
        var queued = sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        await Task.Run(() => sequencer.AbortAsync());

        Specification.Assert(Volatile.Read(ref ended), "the abort ended before the operation had cleaned up");
        Specification.Assert(await running.WasCancelled(), "the signalled operation was not cancelled");
        Specification.Assert(await queued.WasCancelled(), "the queued operation was not cancelled");
    }

    /// <summary>C9. Schedule: an operation is queued while the abort closes the sequencer and looks for what is queued.</summary>
    [Test]
    public static Task An_operation_queued_against_an_abort_is_refused_cancelled_or_waited_for() =>
        An_operation_queued_against_an_abort_is_refused_cancelled_or_waited_for_for<WeftSequencer>();

    public static async Task An_operation_queued_against_an_abort_is_refused_cancelled_or_waited_for_for<TSequencer>()
        where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var started = 0;
        var ended = 0;
        async Task Work()
        {
            Interlocked.Increment(ref started);
            await Task.Yield();
            Interlocked.Increment(ref ended);
        }

        var caller = Task.Run(() => sequencer.QueueTaskAsync(_ => Work()));
        var aborter = Task.Run(async () =>
        {
            await sequencer.AbortAsync();
            return (Volatile.Read(ref started), Volatile.Read(ref ended));
        });
        var (startedAtTheEnd, endedAtTheEnd) = await aborter;

        Specification.Assert(startedAtTheEnd == endedAtTheEnd, "the abort ended before an operation that had started");
        try
        {
            await caller;
            Specification.Assert(endedAtTheEnd == 1, "an operation ran after the abort had ended");
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            Specification.Assert(started == 0, "an operation was started, and its caller told that it was not");
        }
    }

    /// <summary>C4. Schedule: the turn comes to an operation in the moment in which the sequencer is aborted.</summary>
    [Test]
    public static Task An_abort_cancels_the_next_operation_or_waits_for_it() =>
        An_abort_cancels_the_next_operation_or_waits_for_it_for<WeftSequencer>();

    public static async Task An_abort_cancels_the_next_operation_or_waits_for_it_for<TSequencer>()
        where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var starts = 0;
        var late = 0;
        Task Start(CancellationToken token)
        {
            starts++;
            if (token.IsCancellationRequested) late++;
            return Task.CompletedTask;
        }

        var first = sequencer.QueueTaskAsync(_ => end.Task);
        var second = sequencer.QueueTaskAsync(Start);
        var third = sequencer.QueueTaskAsync(Start);
        var aborter = Task.Run(() => sequencer.AbortAsync());
        end.SetResult();
        await aborter;

        await first;
        var secondCancelled = await second.WasCancelled();
        var thirdCancelled = await third.WasCancelled();
        Specification.Assert(!secondCancelled || thirdCancelled, "an operation ran behind one that the abort had cancelled");
        var expected = (secondCancelled ? 0 : 1) + (thirdCancelled ? 0 : 1);
        Specification.Assert(starts == expected, "{0} operations were started, {1} were not cancelled", starts, expected);

        // One may have had its turn already, and not have been called.
        Specification.Assert(late <= 1, "{0} operations began after the abort had signalled", late);
    }

    /// <summary>Told at once. Schedule: the running operation ignores its token; those behind it are told all the same.</summary>
    [Test]
    public static Task An_abort_tells_those_in_the_queue_at_once() => An_abort_tells_those_in_the_queue_at_once_for<WeftSequencer>();

    public static async Task An_abort_tells_those_in_the_queue_at_once_for<TSequencer>()
        where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var running = sequencer.QueueTaskAsync(_ => end.Task);
        var queued = sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        var aborter = Task.Run(() => sequencer.AbortAsync());

        Specification.Assert(await queued.WasCancelled(), "the queued operation was not cancelled");
        Specification.Assert(!aborter.IsCompleted, "the abort ended while an operation ran");
        end.SetResult();
        await running;
        await aborter;
    }

    /// <summary>Schedule: an operation that brought a token begins in the moment in which the sequencer is aborted.</summary>
    [Test]
    public static Task An_operation_with_a_token_hears_of_an_abort() => An_operation_with_a_token_hears_of_an_abort_for<WeftSequencer>();

    public static async Task An_operation_with_a_token_hears_of_an_abort_for<TSequencer>()
        where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        static async Task RunUntilCancelled(CancellationToken token)
        {
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (token.Register(() => cancelled.SetResult())) await cancelled.Task;
        }

        var caller = Task.Run(() => sequencer.QueueTaskAsync(RunUntilCancelled, source.Token));
        await Task.Run(() => sequencer.AbortAsync());

        // Stuck if the signal is lost.
        try
        {
            await caller;
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // It had not begun.
        }
    }
}
