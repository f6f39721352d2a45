using FsCheck;
using FsCheck.Fluent;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Events;

public enum EventAction
{
    Set,
    Pulse,
    Reset,
    Await,
    WaitAsync,
    WaitAsyncWithToken,
    WaitAsyncWithCancelledToken,
    WaitAsyncWithTime,
    WaitOutcomeWithToken,
    WaitOutcomeWithTime,
    Cancel,
    Elapse,
    Resume,
}

/// <summary>One step of a program over an event.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Choice">The token to cancel, modulo those there are; or how often time has to pass until that of a wait is up.</param>
public sealed record EventCommand(EventAction Action, int Choice = 0)
{
    private bool HasChoice => Action is EventAction.Cancel or EventAction.WaitAsyncWithTime or EventAction.WaitOutcomeWithTime;

    public override string ToString() => HasChoice ? $"{Action} {Choice}" : $"{Action}";
}

public static class EventPrograms
{
    public static Arbitrary<CommandProgram<EventCommand>> Programs() =>
        CommandPrograms.Of(Command, Simplify);

    private static Gen<EventCommand> Command => Gen.Frequency(
        (2, Plain(EventAction.Set)),
        (1, Plain(EventAction.Pulse)),
        (2, Plain(EventAction.Reset)),
        (3, Plain(EventAction.Await)),
        (2, Plain(EventAction.WaitAsync)),
        (5, Plain(EventAction.WaitAsyncWithToken)),
        (1, Plain(EventAction.WaitAsyncWithCancelledToken)),
        (2, Gen.Choose(0, 3).Select(time => new EventCommand(EventAction.WaitAsyncWithTime, time))),
        (3, Plain(EventAction.WaitOutcomeWithToken)),
        (3, Gen.Choose(0, 3).Select(time => new EventCommand(EventAction.WaitOutcomeWithTime, time))),
        (3, Plain(EventAction.Elapse)),
        (4, Gen.Choose(0, 9).Select(choice => new EventCommand(EventAction.Cancel, choice))),
        (5, Plain(EventAction.Resume)));

    private static Gen<EventCommand> Plain(EventAction action) => Gen.Constant(new EventCommand(action));

    private static IEnumerable<EventCommand> Simplify(EventCommand command)
    {
        for (var choice = 0; choice < command.Choice; choice++)
            yield return command with { Choice = choice };

        if (command.Action is EventAction.WaitAsync or EventAction.WaitAsyncWithToken or EventAction.WaitAsyncWithCancelledToken
            or EventAction.WaitAsyncWithTime or EventAction.WaitOutcomeWithToken or EventAction.WaitOutcomeWithTime)
            yield return new EventCommand(EventAction.Await);
    }
}
