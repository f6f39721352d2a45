using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// Re-creates the pulse that callers write who have none: Set, then Reset. AsyncEx warns of it in the documentation of its event.
//
//   pulser                                      newcomer
//   sets the event, releases who is there
//                                               finds the event set, goes on
//   resets the event
//
// Expected: the newcomer goes on, and the pulse has not counted it. Sound: take the waiters and leave the event unset in one step.
internal sealed class PulsesInTwoSteps : LockedEvent, IEventUnderTest
{
    public int Pulse()
    {
        var released = Set();
        Reset();
        return released;
    }
}
