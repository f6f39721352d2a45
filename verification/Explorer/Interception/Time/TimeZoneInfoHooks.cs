namespace Weft.Exploration.Interception;

/// <summary><see cref="TimeZoneInfo"/>: the local zone of an exploration is that of the virtual clock.</summary>
[Intercepts(typeof(TimeZoneInfo))]
internal static class TimeZoneInfoHooks
{
    public static TimeZoneInfo get_Local(int site) => SchedulingPoints.AreActive ? TimeZoneInfo.Utc : TimeZoneInfo.Local;
}
