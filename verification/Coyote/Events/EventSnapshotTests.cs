using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace Weft.Verification.Events;

/// <summary>Whoever looks at the event from outside sees one moment of it, and changes nothing.</summary>
public static class EventSnapshotTests
{
    /// <summary>Schedule: the snapshot notes the waiters while Set wants to take them.</summary>
    [Test]
    public static async Task A_snapshot_against_Set_shows_one_moment()
    {
        var ready = new AwaitableEvent();
        var waits = new[] { ready.WaitAsync(), ready.WaitAsync() };

        var observer = Task.Run(() => ready.Snapshot());
        var setter = Task.Run(ready.Set);
        await Task.WhenAll(new[] { observer, (Task)setter });
        foreach (var wait in waits)
            await wait;

        var seen = await observer;
        Specification.Assert(await setter == 2, "Set says that it released {0} of two waiters", await setter);
        Specification.Assert(
            seen.IsSet ? seen.Count == 0 : seen.Count == 2 && seen.Waits.Count == 2,
            "the snapshot shows set = {0} with {1} waiters", seen.IsSet, seen.Count);
    }
}
