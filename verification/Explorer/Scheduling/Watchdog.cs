using System.Globalization;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>Watches that a loop goes on, and names the operation that holds the baton and passes no scheduling point any more.</summary>
internal sealed class Watchdog(ExplorationLoop loop, TimeSpan patience)
{
    private Execution? _watched;
    private long _steps = -1;
    private long _since;

    /// <returns>What is wrong if nothing has happened for too long; null while there is patience.</returns>
    public Outcome? Look()
    {
        var execution = loop.Last;
        if (execution != _watched || execution.Log.Steps != _steps || loop.IsWaiting)
            (_watched, _steps, _since) = (execution, execution.Log.Steps, TimeProvider.System.GetTimestamp());
        else if (TimeProvider.System.GetElapsedTime(_since) > patience && !loop.WaitForEnd(TimeSpan.Zero))
            return Describe(execution);
        return null;
    }

    private Outcome Describe(Execution execution)
    {
        var operation = execution.Running;
        var last = SiteTable.Get(operation?.Pending.Site ?? 0);
        var seconds = patience.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return Outcome.Refused(
            $"operation {operation?.Id} has passed no scheduling point for {seconds} seconds after {last.InWords}: "
            + "it blocks in a call, or loops, outside the explorer's control");
    }
}
