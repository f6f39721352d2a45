using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>Entering an idle sequencer, which queues nothing, and leaving it while others arrive.</summary>
public static class SequencerEntryTests
{
    /// <summary>C4 and C5. Schedule: a caller arrives while the one who entered is about to leave.</summary>
    [Test]
    public static Task Who_arrives_while_another_one_leaves_is_served() =>
        Who_arrives_while_another_one_leaves_is_served_for<WeftSequencer>();

    public static async Task Who_arrives_while_another_one_leaves_is_served_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var room = new Room();
        Task<string> Visit(string name) => Task.Run(() => sequencer.QueueTaskAsync(_ =>
        {
            room.Enter(name);
            room.Leave();
            return Task.FromResult(name);
        }));

        var names = await Task.WhenAll(new[] { Visit("first"), Visit("second") });

        Specification.Assert(names is ["first", "second"], "the callers of first and second got {0} and {1}", names[0], names[1]);
        await sequencer.QueueTaskAsync(_ => Task.CompletedTask);
    }

    /// <summary>C4. Schedule: a caller enters an idle sequencer in the moment in which its token is cancelled.</summary>
    [Test]
    public static Task Who_enters_is_cancelled_or_hears_of_it() => Who_enters_is_cancelled_or_hears_of_it_for<WeftSequencer>();

    public static async Task Who_enters_is_cancelled_or_hears_of_it_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var starts = 0;
        async Task RunUntilCancelled(CancellationToken token)
        {
            Interlocked.Increment(ref starts);
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (token.Register(() => cancelled.SetResult())) await cancelled.Task;
            token.ThrowIfCancellationRequested();
        }

        var caller = Task.Run(() => sequencer.QueueTaskAsync(RunUntilCancelled, source.Token));
        var canceller = Task.Run(() => source.Cancel());

        // Stuck if the operation began and the signal was lost.
        Specification.Assert(await caller.WasCancelled(), "the caller was not told of the cancellation");
        await canceller;
        Specification.Assert(starts <= 1, "the operation was started {0} times", starts);
        await sequencer.QueueTaskAsync(_ => Task.CompletedTask);
    }

    /// <summary>C6. Schedule: the token is cancelled in the moment in which the operation ends.</summary>
    [Test]
    public static Task Who_is_cancelled_at_the_end_keeps_the_result() => Who_is_cancelled_at_the_end_keeps_the_result_for<WeftSequencer>();

    public static async Task Who_is_cancelled_at_the_end_keeps_the_result_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();

        var operation = sequencer.QueueTaskAsync(
            async _ =>
            {
                await Task.Yield();
                return "finished";
            },
            source.Token);
        await Task.Run(() => source.Cancel());

        Specification.Assert(await operation == "finished", "an operation that ignores its token gave '{0}'", await operation);
        var heard = await sequencer.QueueTaskAsync(token => Task.FromResult(token.IsCancellationRequested));
        Specification.Assert(!heard, "the next one hears of it");
    }
}
