namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TimeProvider"/> as a base: what an override asks its base for is the system's, so the virtual clock's inside an exploration.
/// </summary>
[Intercepts(typeof(TimeProvider), OnBase = true)]
internal static class TimeProviderOnBaseHooks
{
    public static DateTimeOffset GetUtcNow(TimeProvider provider, int site) => TimeProviderHooks.GetUtcNow(TimeProvider.System, site);

    public static long GetTimestamp(TimeProvider provider, int site) => TimeProviderHooks.GetTimestamp(TimeProvider.System, site);

    public static TimeZoneInfo get_LocalTimeZone(TimeProvider provider, int site) =>
        TimeProviderHooks.get_LocalTimeZone(TimeProvider.System, site);

    public static ITimer CreateTimer(
        TimeProvider provider, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, int site) =>
        TimeProviderHooks.CreateTimer(TimeProvider.System, callback, state, dueTime, period, site);
}
