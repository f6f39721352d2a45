using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>One operation at a time, in the order in which they were queued, each result to its own caller.</summary>
public static class SequencerOrderTests
{
    /// <summary>C2 and C3. Schedule: the next operation is queued while the one before it is about to end.</summary>
    [Test]
    public static Task Operations_run_in_the_order_in_which_they_were_queued() =>
        Operations_run_in_the_order_in_which_they_were_queued_for<WeftSequencer>();

    public static async Task Operations_run_in_the_order_in_which_they_were_queued_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var journal = new Journal();
        Task Queue(string name) => sequencer.QueueTaskAsync(async _ =>
        {
            journal.Write(name);
            await Task.Yield();
            journal.Write("/" + name);
        });

        await Task.WhenAll(new[] { Queue("a"), Queue("b"), Queue("c") });

        Specification.Assert(journal.ToString() == "a /a b /b c /c", "the operations ran as: {0}", journal);
    }

    /// <summary>C1. Schedule: both callers look for the operation to follow before either has linked its own.</summary>
    [Test]
    public static Task Operations_of_concurrent_callers_never_overlap() =>
        Operations_of_concurrent_callers_never_overlap_for<WeftSequencer>();

    public static async Task Operations_of_concurrent_callers_never_overlap_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var room = new Room();
        Task Queue(string name) => sequencer.QueueTaskAsync(async _ =>
        {
            room.Enter(name);
            await Task.Yield();
            room.Leave();
        });

        await Task.WhenAll(new[] { Task.Run(() => Queue("first")), Task.Run(() => Queue("second")) });
    }

    /// <summary>C6. Schedule: two callers queue at once, and each may be the first.</summary>
    [Test]
    public static Task Every_caller_gets_the_result_of_its_own_operation() =>
        Every_caller_gets_the_result_of_its_own_operation_for<WeftSequencer>();

    public static async Task Every_caller_gets_the_result_of_its_own_operation_for<TSequencer>()
        where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();

        var apple = Task.Run(() => sequencer.QueueTaskAsync(_ => Task.FromResult("apple")));
        var pear = Task.Run(() => sequencer.QueueTaskAsync(async _ =>
        {
            await Task.Yield();
            return "pear";
        }));
        var results = await Task.WhenAll(new[] { apple, pear });

        Specification.Assert(results is ["apple", "pear"], "the callers of apple and pear got {0} and {1}", results[0], results[1]);
    }

    /// <summary>C10. Schedule: an operation queues the next one while another caller does the same.</summary>
    [Test]
    public static Task An_operation_may_queue_another_one() => An_operation_may_queue_another_one_for<WeftSequencer>();

    public static async Task An_operation_may_queue_another_one_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        var room = new Room();
        var inner = Task.CompletedTask;
        async Task Visit(string name)
        {
            room.Enter(name);
            await Task.Yield();
            room.Leave();
        }

        var outer = Task.Run(() => sequencer.QueueTaskAsync(async token =>
        {
            inner = sequencer.QueueTaskAsync(_ => Visit("inner"), token);
            await Visit("outer");
        }));
        var other = Task.Run(() => sequencer.QueueTaskAsync(_ => Visit("other")));

        await Task.WhenAll(new[] { outer, other });
        await inner;
    }
}
