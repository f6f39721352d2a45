using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="AutoResetEvent"/>: creating it. What it does is that of <see cref="EventWaitHandle"/>.</summary>
[Intercepts(typeof(AutoResetEvent))]
internal static class AutoResetEventHooks
{
    public static AutoResetEvent New(bool initialState, int site) => HandleTable.Add(new AutoResetEvent(initialState), HandleKind.Auto);
}
