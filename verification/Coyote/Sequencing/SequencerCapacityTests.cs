using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>A sequencer with one place: no place is taken twice, and none is lost.</summary>
public static class SequencerCapacityTests
{
    /// <summary>Schedule: both callers find the last place before either has taken it.</summary>
    [Test]
    public static Task The_last_place_is_taken_once() => The_last_place_is_taken_once_for<WeftBoundedSequencer>();

    public static async Task The_last_place_is_taken_once_for<TSequencer>() where TSequencer : IBoundedSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Task.Run(() => sequencer.TryQueue(_ => end.Task, out _));
        var second = Task.Run(() => sequencer.TryQueue(_ => end.Task, out _));

        var accepted = await Task.WhenAll(new[] { first, second });

        Specification.Assert(accepted is [true, false] or [false, true], "accepted: {0} and {1}", accepted[0], accepted[1]);
        end.SetResult();
        await sequencer.QueueTaskAsync(_ => Task.CompletedTask);
    }

    /// <summary>Schedule: the place comes to a caller who waits for it in the moment in which he is cancelled.</summary>
    [Test]
    public static Task A_place_that_comes_to_a_cancelled_caller_is_handed_on() =>
        A_place_that_comes_to_a_cancelled_caller_is_handed_on_for<WeftBoundedSequencer>();

    public static async Task A_place_that_comes_to_a_cancelled_caller_is_handed_on_for<TSequencer>()
        where TSequencer : IBoundedSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var starts = 0;
        Task Start(CancellationToken _)
        {
            Interlocked.Increment(ref starts);
            return Task.CompletedTask;
        }

        var first = sequencer.QueueTaskAsync(_ => end.Task);
        var second = sequencer.QueueTaskAsync(Start, source.Token);
        var third = sequencer.QueueTaskAsync(_ => Task.FromResult("third"));
        var canceller = Task.Run(() => source.Cancel());
        end.SetResult();
        await canceller;
        await first;

        Specification.Assert(await third == "third", "the caller behind a cancelled one got '{0}'", await third);
        var cancelled = await second.WasCancelled();
        Specification.Assert(starts == (cancelled ? 0 : 1), "cancelled = {0}, and it was started {1} times", cancelled, starts);
    }

    /// <summary>Schedule: the sequencer is disposed while a caller begins to wait for a place, or has just been given one.</summary>
    [Test]
    public static Task A_caller_who_waits_for_a_place_is_refused_or_served_when_it_is_disposed() =>
        A_caller_who_waits_for_a_place_is_refused_or_served_when_it_is_disposed_for<WeftBoundedSequencer>();

    public static async Task A_caller_who_waits_for_a_place_is_refused_or_served_when_it_is_disposed_for<TSequencer>()
        where TSequencer : IBoundedSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var ended = 0;
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = sequencer.QueueTaskAsync(_ => end.Task);
        var second = sequencer.QueueTaskAsync(_ =>
        {
            Interlocked.Increment(ref ended);
            return Task.CompletedTask;
        });
        var disposer = Task.Run(async () =>
        {
            await sequencer.DisposeAsync();
            return Volatile.Read(ref ended);
        });
        end.SetResult();
        await first;

        var expected = await second.EndedWith<ObjectDisposedException>() ? 0 : 1;
        Specification.Assert(await disposer == expected, "disposal ended when {0} of {1} had run", await disposer, expected);
        Specification.Assert(ended == expected, "{0} of {1} operations ran", ended, expected);
    }

    /// <summary>Schedule: the operation that holds the place ends while another caller begins to wait for it.</summary>
    [Test]
    public static Task A_caller_is_told_of_its_place() => A_caller_is_told_of_its_place_for<WeftBoundedSequencer>();

    public static async Task A_caller_is_told_of_its_place_for<TSequencer>() where TSequencer : IBoundedSequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var room = new Room();
        async Task Visit(string name)
        {
            room.Enter(name);
            await Task.Yield();
            room.Leave();
        }

        var first = sequencer.QueueTaskAsync(_ => Visit("first"));
        var second = Task.Run(async () => await await sequencer.QueueWhenRoomAsync(_ => Visit("second")));

        await Task.WhenAll(new[] { first, second });
    }
}
