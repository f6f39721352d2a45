using Weft.Exploration.Causality;
using Weft.Exploration.Reports;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>Says what a race is in words, and marks it in the trace.</summary>
internal static class RaceReport
{
    /// <summary>The outcome of a schedule with a race in it.</summary>
    public static Outcome Of(DataRace race, StepLog log)
    {
        var (earlier, later) = (SiteTable.Get(race.Earlier.Site), SiteTable.Get(race.Later.Site));
        var location = later.Target ?? earlier.Target ?? "a location";
        Mark(race.Earlier, race.EarlierWrites, race.Later.Operation);
        Mark(race.Later, race.LaterWrites, race.Earlier.Operation);
        return new Outcome(
            ViolationKind.DataRace,
            $"data race on {location}: operation {race.Earlier.Operation} {(race.EarlierWrites ? "wrote" : "read")} it in "
                + $"{Where(earlier)}, operation {race.Later.Operation} {Does(race.LaterWrites)} it in {Where(later)}, "
                + "and nothing orders the two; use a lock, Interlocked or Volatile, or say that it is meant by [RacesAreIntended]");

        void Mark(PlainTouch touch, bool writes, int other) =>
            log.Recorder?.Mark(touch.Step, $"and {Does(writes)} {location}, unordered with operation {other}");
    }

    private static string Does(bool writes) => writes ? "writes" : "reads";

    private static string Where(Site site) => site.Place is null ? site.Method : $"{site.Method} ({site.Place})";
}
