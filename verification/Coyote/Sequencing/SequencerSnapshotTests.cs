using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>What only the library's sequencer has: a look from outside, and the question who is inside.</summary>
public static class SequencerSnapshotTests
{
    /// <summary>Schedule: somebody looks while two operations are queued, run and end.</summary>
    [Test]
    public static async Task A_look_from_outside_shows_what_can_be()
    {
        var sequencer = new TaskSequencer();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = sequencer.QueueTaskAsync(_ => end.Task);

        var second = Task.Run(() => sequencer.QueueTaskAsync(_ => Task.CompletedTask));
        var seen = await Task.Run(() => sequencer.Progress);
        end.SetResult();
        await Task.WhenAll(new[] { first, second });
        await sequencer.WhenIdleAsync();

        Specification.Assert(seen is { Queued: 0 or 1, Running: 1, Completed: 0 }, "seen while the first one ran: {0}", seen);
        Specification.Assert(sequencer.Progress == new SequencerProgress(0, 0, 2), "seen at the end: {0}", sequencer.Progress);
    }

    /// <summary>Schedule: what an operation left behind queues while the operation ends.</summary>
    [Test]
    public static async Task What_an_operation_left_behind_is_refused_or_served()
    {
        var sequencer = new TaskSequencer(new TaskSequencerOptions { DetectsSelfAwait = true });
        var left = Task.FromResult("");

        await sequencer.QueueTaskAsync(async _ =>
        {
            left = Task.Run(() => sequencer.QueueTaskAsync(_ => Task.FromResult("served")));
            await Task.Yield();
        });

        var refused = await left.EndedWith<InvalidOperationException>();
        Specification.Assert(refused || await left == "served", "neither refused nor served");
        Specification.Assert(await sequencer.QueueTaskAsync(_ => Task.FromResult("next")) == "next", "the next one was not served");
    }
}
