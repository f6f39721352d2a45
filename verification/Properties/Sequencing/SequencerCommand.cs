using FsCheck;
using FsCheck.Fluent;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Sequencing;

public enum SequencerAction
{
    /// <summary>Queue an operation with a result, which runs until a later command ends it.</summary>
    Queue,

    /// <summary>The same without a result.</summary>
    QueueVoid,

    /// <summary>Queue an operation that has ended when its factory returns.</summary>
    QueueImmediate,

    /// <summary>Queue an operation whose factory throws.</summary>
    QueueThrowing,

    /// <summary>Queue an operation whose token is cancelled already.</summary>
    QueueCancelled,

    /// <summary>Cancel the token of an operation, whatever has become of it.</summary>
    Cancel,

    /// <summary>Let the running operation end well.</summary>
    Finish,

    /// <summary>Let the running operation end with an exception.</summary>
    Fail,

    /// <summary>Let the running operation end as cancelled.</summary>
    Acknowledge,

    /// <summary>Let the context of the callers take up what was handed over to it.</summary>
    TakeUp,

    Dispose,

    /// <summary>Wait until nothing runs or is queued.</summary>
    WaitForIdle,

    Abort,
}

/// <summary>
/// One step of a program over a sequencer. <paramref name="Choice"/> picks the operation to cancel, modulo those there are.
/// </summary>
public sealed record SequencerCommand(SequencerAction Action, int Choice = 0)
{
    public override string ToString() => Action == SequencerAction.Cancel ? $"{Action} {Choice}" : $"{Action}";
}

public static class SequencerPrograms
{
    public static Arbitrary<CommandProgram<SequencerCommand>> Programs() => CommandPrograms.Of(Command, Simplify);

    private static Gen<SequencerCommand> Command => Gen.Frequency(
        (14, Plain(SequencerAction.Queue)),
        (5, Plain(SequencerAction.QueueVoid)),
        (3, Plain(SequencerAction.QueueImmediate)),
        (4, Plain(SequencerAction.QueueThrowing)),
        (1, Plain(SequencerAction.QueueCancelled)),
        (18, Gen.Choose(0, 14).Select(choice => new SequencerCommand(SequencerAction.Cancel, choice))),
        (7, Plain(SequencerAction.Finish)),
        (4, Plain(SequencerAction.Fail)),
        (4, Plain(SequencerAction.Acknowledge)),
        (15, Plain(SequencerAction.TakeUp)),
        (3, Plain(SequencerAction.WaitForIdle)),
        (1, Plain(SequencerAction.Dispose)),
        (1, Plain(SequencerAction.Abort)));

    private static Gen<SequencerCommand> Plain(SequencerAction action) => Gen.Constant(new SequencerCommand(action));

    private static IEnumerable<SequencerCommand> Simplify(SequencerCommand command)
    {
        for (var choice = 0; choice < command.Choice; choice++)
            yield return command with { Choice = choice };

        if (command.Action is (> SequencerAction.Queue and <= SequencerAction.QueueCancelled) or SequencerAction.WaitForIdle)
            yield return new SequencerCommand(SequencerAction.Queue);
        if (command.Action is SequencerAction.Fail or SequencerAction.Acknowledge)
            yield return new SequencerCommand(SequencerAction.Finish);
    }
}
