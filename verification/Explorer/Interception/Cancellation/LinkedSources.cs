using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Sources that are cancelled with others. The framework's own count their delays in real time, and to dispose of one spins on the
/// real thread while another operation is in the middle of cancelling it.
/// </summary>
internal static class LinkedSources
{
    /// <returns>Null outside an exploration, and where the real method has something to complain about.</returns>
    public static CancellationTokenSource? Create(ReadOnlySpan<CancellationToken> tokens, int site)
    {
        if (Operation.Current is not { Execution: var execution } || tokens.Length == 0)
            return null;
        var sources = new object?[tokens.Length];
        for (var index = 0; index < tokens.Length; index++)
            sources[index] = CancellationSources.Of(tokens[index]);
        SchedulingPoints.Before(Access.ToAll(AccessKind.Cancel, sources, site));
        var linked = new CancellationTokenSource(Timeout.InfiniteTimeSpan, execution.Clock);
        Action<object?> cancel = _ => Cancel(linked, site);
        var registrations = new CancellationTokenRegistration[tokens.Length];
        for (var index = 0; index < tokens.Length; index++)
            registrations[index] = CancellationCallbacks.Track(tokens[index], cancel, null, flowContext: false, execution);
        execution.Cancellation.Link(linked, registrations);
        return linked;
    }

    // The source that is followed is cancelled before its callbacks run. Somebody who looks in between finds that one cancelled and
    // this one not; without a point here both would be cancelled in one step.
    private static void Cancel(CancellationTokenSource linked, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, linked, site);
        linked.Cancel();
    }
}
