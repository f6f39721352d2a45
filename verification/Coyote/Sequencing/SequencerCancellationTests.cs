using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>Cancellation tells the caller at once, and never lets the next operation in too early (C7, C8).</summary>
public static class SequencerCancellationTests
{
    /// <summary>C7. Schedule: the running operation ends only after the cancelled caller behind it has been told.</summary>
    [Test]
    public static Task A_caller_cancelled_in_the_queue_is_told_at_once() =>
        A_caller_cancelled_in_the_queue_is_told_at_once_for<WeftSequencer>();

    public static async Task A_caller_cancelled_in_the_queue_is_told_at_once_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = false;
        Task Start(CancellationToken _)
        {
            started = true;
            return Task.CompletedTask;
        }

        var running = sequencer.QueueTaskAsync(_ => end.Task);
        var queued = sequencer.QueueTaskAsync(Start, source.Token);
        await Task.Run(() => source.Cancel());

        Specification.Assert(await queued.WasCancelled(), "a caller cancelled in the queue was not told");
        end.SetResult();
        await running;
        await sequencer.QueueTaskAsync(_ => Task.CompletedTask);
        Specification.Assert(!started, "an operation cancelled in the queue was started");
    }

    /// <summary>C7. Schedule: the first ends only after the second was told of its cancellation; the third must wait for it.</summary>
    [Test]
    public static Task A_cancelled_operation_keeps_its_place() => A_cancelled_operation_keeps_its_place_for<WeftSequencer>();

    public static async Task A_cancelled_operation_keeps_its_place_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var room = new Room();
        async Task Visit(string name, Task until)
        {
            room.Enter(name);
            await until;
            room.Leave();
        }

        var first = sequencer.QueueTaskAsync(_ => Visit("first", end.Task));
        var second = sequencer.QueueTaskAsync(_ => Visit("second", Task.CompletedTask), source.Token);
        var third = sequencer.QueueTaskAsync(_ => Visit("third", Task.CompletedTask));
        await Task.Run(() => source.Cancel());
        Specification.Assert(await second.WasCancelled(), "a caller cancelled in the queue was not told");
        end.SetResult();

        await Task.WhenAll(new[] { first, third });
    }

    /// <summary>C4 and C5. Schedule: the turn comes to an operation in the moment in which it is cancelled.</summary>
    [Test]
    public static Task An_operation_is_started_or_cancelled_and_the_next_one_runs() =>
        An_operation_is_started_or_cancelled_and_the_next_one_runs_for<WeftSequencer>();

    public static async Task An_operation_is_started_or_cancelled_and_the_next_one_runs_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var starts = 0;
        Task Start(CancellationToken _)
        {
            starts++;
            return Task.CompletedTask;
        }

        var first = sequencer.QueueTaskAsync(_ => end.Task);
        var second = sequencer.QueueTaskAsync(Start, source.Token);
        var third = sequencer.QueueTaskAsync(_ => Task.FromResult("third"));
        await Task.WhenAll(new[] { Task.Run(() => source.Cancel()), Task.Run(() => end.SetResult()), first });

        Specification.Assert(await third == "third", "the operation behind a cancelled one gave '{0}'", await third);
        var cancelled = await second.WasCancelled();
        Specification.Assert(starts == (cancelled ? 0 : 1), "cancelled = {0}, and it was started {1} times", cancelled, starts);
    }

    /// <summary>C8. Schedule: the running operation is cancelled and still cleans up when its successor stands ready.</summary>
    [Test]
    public static Task The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one() =>
        The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one_for<WeftSequencer>();

    public static async Task The_next_operation_waits_for_the_cleaning_up_of_a_cancelled_one_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var room = new Room();
        async Task RunUntilCancelled(CancellationToken token)
        {
            room.Enter("cancelled");
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (token.Register(() => cancelled.SetResult())) await cancelled.Task;
            await Task.Yield();
            room.Leave();
            token.ThrowIfCancellationRequested();
        }

        var running = sequencer.QueueTaskAsync(RunUntilCancelled, source.Token);
        var next = sequencer.QueueTaskAsync(_ =>
        {
            room.Enter("next");
            room.Leave();
            return Task.CompletedTask;
        });
        await Task.Run(() => source.Cancel());

        await next;
        Specification.Assert(await running.WasCancelled(), "the caller of a cancelled operation was not told");
    }
}
