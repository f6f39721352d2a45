using FsCheck;
using FsCheck.Fluent;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Events;

public enum EventAction
{
    Set,
    Reset,
    Await,
    WaitAsync,
    WaitAsyncWithToken,
    WaitAsyncWithCancelledToken,
    Cancel,
    Resume,
}

/// <summary>One step of a program over an event. <paramref name="Choice"/> picks the token to cancel, modulo those there are.</summary>
public sealed record EventCommand(EventAction Action, int Choice = 0)
{
    public override string ToString() => Action == EventAction.Cancel ? $"{Action} {Choice}" : $"{Action}";
}

public static class EventPrograms
{
    public static Arbitrary<CommandProgram<EventCommand>> Programs() =>
        CommandPrograms.Of(Command, Simplify);

    private static Gen<EventCommand> Command => Gen.Frequency(
        (2, Plain(EventAction.Set)),
        (2, Plain(EventAction.Reset)),
        (3, Plain(EventAction.Await)),
        (2, Plain(EventAction.WaitAsync)),
        (5, Plain(EventAction.WaitAsyncWithToken)),
        (1, Plain(EventAction.WaitAsyncWithCancelledToken)),
        (4, Gen.Choose(0, 9).Select(choice => new EventCommand(EventAction.Cancel, choice))),
        (5, Plain(EventAction.Resume)));

    private static Gen<EventCommand> Plain(EventAction action) => Gen.Constant(new EventCommand(action));

    private static IEnumerable<EventCommand> Simplify(EventCommand command)
    {
        for (var choice = 0; choice < command.Choice; choice++)
            yield return command with { Choice = choice };

        if (command.Action is EventAction.WaitAsync or EventAction.WaitAsyncWithToken or EventAction.WaitAsyncWithCancelledToken)
            yield return new EventCommand(EventAction.Await);
    }
}
