using System.Globalization;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>Names an operation that holds the baton and passes no scheduling point any more.</summary>
internal static class Watchdog
{
    public static Outcome Describe(Execution execution, TimeSpan patience)
    {
        var operation = execution.Running;
        var last = SiteTable.Get(operation?.Pending.Site ?? 0);
        var seconds = patience.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return Outcome.Refused(
            $"operation {operation?.Id} has passed no scheduling point for {seconds} seconds after {last.InWords}: "
            + "it blocks in a call, or loops, outside the explorer's control");
    }
}
