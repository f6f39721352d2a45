namespace Weft.Exploration.Interception;

/// <summary><see cref="DateTimeOffset"/>: the virtual time, in a zone that is the same on every machine.</summary>
[Intercepts(typeof(DateTimeOffset))]
internal static class DateTimeOffsetHooks
{
    public static DateTimeOffset get_UtcNow(int site) => Clocks.Read(site)?.GetUtcNow() ?? DateTimeOffset.UtcNow;

    public static DateTimeOffset get_Now(int site) => Clocks.Read(site)?.GetUtcNow() ?? DateTimeOffset.Now;

    public static DateTime get_LocalDateTime(ref DateTimeOffset time, int site) =>
        SchedulingPoints.AreActive ? DateTime.SpecifyKind(time.UtcDateTime, DateTimeKind.Local) : time.LocalDateTime;

    public static DateTimeOffset ToLocalTime(ref DateTimeOffset time, int site) =>
        SchedulingPoints.AreActive ? time.ToUniversalTime() : time.ToLocalTime();

    public static DateTimeOffset New(DateTime dateTime, int site) =>
        SchedulingPoints.AreActive ? new(DateTime.SpecifyKind(dateTime, DateTimeKind.Utc)) : new(dateTime);

    public static DateTimeOffset op_Implicit(DateTime dateTime, int site) => New(dateTime, site);
}
