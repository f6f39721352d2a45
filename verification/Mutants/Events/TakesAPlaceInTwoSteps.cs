using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// Leaves out the atomic step by which the workers of a release share its waiters.
//
//   worker                                      spare
//   reads the next place
//                                               reads the next place: the same
//   writes the place behind it
//   runs the waiter
//                                               writes the place behind it; runs the waiter
//
// Expected: a waiter goes on twice. Sound: take a waiter in one step.
internal sealed class TakesAPlaceInTwoSteps : LockedEvent, IEventUnderTest
{
    private readonly List<Action> _continuations = [];
    private int _taken;

    public void OnCompleted(Action continuation) => _continuations.Add(continuation);

    public override int Set()
    {
        _ = Task.Run(Work);
        _ = Task.Run(Work);
        return _continuations.Count;
    }

    private void Work()
    {
        while (true)
        {
            var place = Volatile.Read(ref _taken);
            if (place >= _continuations.Count) return;
            Volatile.Write(ref _taken, place + 1);
            _continuations[place]();
        }
    }
}
