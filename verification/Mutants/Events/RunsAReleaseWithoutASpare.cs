using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// What a single work item for a whole release does unless somebody stands by: each waiter hangs on all that are older.
//
//   worker
//   runs the oldest waiter, which blocks until the youngest has run
//   would run the others
//
// Expected: stuck. Sound: before a continuation is run, the rest is offered to the pool once more.
internal sealed class RunsAReleaseWithoutASpare : LockedEvent, IEventUnderTest
{
    private readonly List<Action> _continuations = [];

    public void OnCompleted(Action continuation) => _continuations.Add(continuation);

    public override int Set()
    {
        _ = Task.Run(() =>
        {
            foreach (var continuation in _continuations) continuation();
        });
        return _continuations.Count;
    }
}
