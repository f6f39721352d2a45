using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="ManualResetEvent"/>: creating it. What it does is that of <see cref="EventWaitHandle"/>.</summary>
[Intercepts(typeof(ManualResetEvent))]
internal static class ManualResetEventHooks
{
    public static ManualResetEvent New(bool initialState, int site) =>
        HandleTable.Add(new ManualResetEvent(initialState), HandleKind.Manual);
}
