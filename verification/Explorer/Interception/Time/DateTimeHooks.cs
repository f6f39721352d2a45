namespace Weft.Exploration.Interception;

/// <summary><see cref="DateTime"/>: the virtual time, in a zone that is the same on every machine.</summary>
[Intercepts(typeof(DateTime))]
internal static class DateTimeHooks
{
    public static DateTime get_UtcNow(int site) => Clocks.Read(site)?.GetUtcNow().UtcDateTime ?? DateTime.UtcNow;

    public static DateTime get_Now(int site) =>
        Clocks.Read(site) is { } clock ? DateTime.SpecifyKind(clock.GetUtcNow().DateTime, DateTimeKind.Local) : DateTime.Now;

    public static DateTime get_Today(int site) => get_Now(site).Date;

    public static DateTime ToLocalTime(ref DateTime time, int site) =>
        SchedulingPoints.AreActive ? DateTime.SpecifyKind(time, DateTimeKind.Local) : time.ToLocalTime();

    public static DateTime ToUniversalTime(ref DateTime time, int site) =>
        SchedulingPoints.AreActive ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();
}
