using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>Idle is told when nothing runs and nothing is queued, not before, and to everybody.</summary>
public static class SequencerIdleTests
{
    /// <summary>
    /// Schedule: the thread that ends another operation is about to say that the sequencer is idle, when an operation is queued and
    /// somebody begins to wait for its end.
    /// </summary>
    [Test]
    public static Task Idle_is_told_after_everything_queued_before() => Idle_is_told_after_everything_queued_before_for<WeftSequencer>();

    public static async Task Idle_is_told_after_everything_queued_before_for<TSequencer>()
        where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = false;

        var other = Task.Run(() => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        var mine = Task.Run(async () =>
        {
            var operation = sequencer.QueueTaskAsync(async _ =>
            {
                await Task.Yield();
                Volatile.Write(ref ended, true);
            });
            await sequencer.WhenIdleAsync();
            Specification.Assert(Volatile.Read(ref ended), "idle was told while an operation ran");
            await operation;
        });

        await Task.WhenAll(new[] { other, mine });
    }

    /// <summary>Schedule: two callers wait, and an operation is queued between them or ends between them.</summary>
    [Test]
    public static Task Idle_is_told_to_everybody() => Idle_is_told_to_everybody_for<WeftSequencer>();

    public static async Task Idle_is_told_to_everybody_for<TSequencer>() where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var operation = sequencer.QueueTaskAsync(_ => end.Task);

        var first = Task.Run(sequencer.WhenIdleAsync);
        var second = sequencer.WhenIdleAsync();
        end.SetResult();

        await Task.WhenAll(new[] { first, second, operation });
    }

    /// <summary>Schedule: somebody waits for the sequencer to be idle while another one disposes of it.</summary>
    [Test]
    public static Task Idle_and_disposed_are_both_told() => Idle_and_disposed_are_both_told_for<WeftSequencer>();

    public static async Task Idle_and_disposed_are_both_told_for<TSequencer>() where TSequencer : IEndableSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = false;
        var operation = sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            Volatile.Write(ref ended, true);
        });

        async Task Wait(Task end)
        {
            await end;
            Specification.Assert(Volatile.Read(ref ended), "the end was told before the operation had ended");
        }

        var idle = Task.Run(() => Wait(sequencer.WhenIdleAsync()));
        await Wait(sequencer.DisposeAsync().AsTask());
        await Task.WhenAll(new[] { idle, operation });
    }
}
