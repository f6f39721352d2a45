using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>A failure is its own caller's business: those behind it go on (C5, C6).</summary>
public static class SequencerFailureTests
{
    /// <summary>C5 and C6. Schedule: the next operation is queued before, while or after the failing one fails.</summary>
    [Test]
    public static Task A_failing_operation_does_not_stop_the_next() => A_failing_operation_does_not_stop_the_next_for<WeftSequencer>();

    public static async Task A_failing_operation_does_not_stop_the_next_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();

        var failing = sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            throw new FormatException("the operation failed");
        });
        var next = sequencer.QueueTaskAsync(_ => Task.FromResult("next"));

        Specification.Assert(await next == "next", "the operation after a failing one gave '{0}'", await next);
        Specification.Assert(await failing.EndedWith<FormatException>(), "the failure did not reach its caller");
    }

    /// <summary>C5. Schedule: the operation throws before it has given a task, while the next one is queued behind it.</summary>
    [Test]
    public static Task An_operation_that_throws_at_once_does_not_stop_the_next() =>
        An_operation_that_throws_at_once_does_not_stop_the_next_for<WeftSequencer>();

    public static async Task An_operation_that_throws_at_once_does_not_stop_the_next_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        Task<string> Throw(CancellationToken _) => throw new FormatException("no task was made");

        var throwing = Task.Run(() => sequencer.QueueTaskAsync(Throw));
        var next = Task.Run(() => sequencer.QueueTaskAsync(_ => Task.FromResult("next")));

        Specification.Assert(await throwing.EndedWith<FormatException>(), "the failure did not reach its caller");
        Specification.Assert(await next == "next", "the operation beside a throwing one gave '{0}'", await next);
    }
}
