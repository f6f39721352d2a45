using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="CancellationToken"/>: its wait handle, which the model sets in the step that cancels the token.</summary>
[Intercepts(typeof(CancellationToken))]
internal static class TokenWaitHandleHooks
{
    public static WaitHandle get_WaitHandle(ref CancellationToken token, int site)
    {
        var handle = token.WaitHandle;
        if (Operation.Current is not { } operation || operation.Execution.Handles.Contains(handle))
            return handle;
        SchedulingPoints.Touches(AccessKind.Read, CancellationSources.Of(token));
        HandleTable.Add(handle, HandleKind.Manual);
        if (CancellationSources.Of(token) is { } source)
            HandleTable.Shows(handle, source);
        if (operation.Execution.Handles.TryGet(handle, out var state))
            token.UnsafeRegister(_ => state.Count(1), null);
        return handle;
    }
}
