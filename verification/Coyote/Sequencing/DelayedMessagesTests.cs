using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;
using Weft.Verification.Contracts;

namespace Weft.Verification.Sequencing;

/// <summary>The demonstration that the sequencer was first published with, as a test.</summary>
public static class DelayedMessagesTests
{
    /// <summary>
    /// C2, C4 and C7. Schedule: three messages, each delayed by a second; the second is cancelled as soon as all are in. "At
    /// once" has to be said: a timer fires whenever the strategy likes, so the first one waits until the cancellation is out.
    /// </summary>
    [Test]
    public static Task A_message_cancelled_at_once_is_never_printed() => A_message_cancelled_at_once_is_never_printed_for<WeftSequencer>();

    public static async Task A_message_cancelled_at_once_is_never_printed_for<TSequencer>() where TSequencer : ISequencerUnderTest, new()
    {
        var sequencer = new TSequencer();
        using var source = new CancellationTokenSource();
        var allIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var printed = new Journal();
        async Task<string> MessageAfterDelay(string message, CancellationToken token)
        {
            await allIn.Task;
            await Task.Delay(TimeSpan.FromSeconds(1), token);
            printed.Write(message);
            return message + " done";
        }

        Task<string> AddMessageAfterDelay(string message, CancellationToken cancellation = default) =>
            sequencer.QueueTaskAsync(token => MessageAfterDelay(message, token), cancellation);

        var first = AddMessageAfterDelay("first");
        var second = AddMessageAfterDelay("second", source.Token);
        var third = AddMessageAfterDelay("third");
        source.Cancel();
        allIn.SetResult();

        Specification.Assert(await third == "third done", "the third message gave '{0}'", await third);
        Specification.Assert(await first == "first done", "the first message gave '{0}'", await first);
        Specification.Assert(await second.WasCancelled(), "the second message was not cancelled");
        Specification.Assert(printed.ToString() == "first third", "printed: {0}", printed);
    }
}
