using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="IAsyncResult"/>: every task is one.</summary>
[Intercepts(typeof(IAsyncResult))]
internal static class AsyncResultHooks
{
    public static bool get_IsCompleted(IAsyncResult result, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, result, site);
        return SchedulingPoints.Seen(result.IsCompleted);
    }
}
