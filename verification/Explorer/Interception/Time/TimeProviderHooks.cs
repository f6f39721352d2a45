namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TimeProvider"/>: the system's clock is the virtual one inside an exploration, also where a provider of the program's own
/// leaves a member to the system. What it overrides is its own code.
/// </summary>
[Intercepts(typeof(TimeProvider))]
internal static class TimeProviderHooks
{
    public static TimeProvider get_System(int site) => SystemTime.Instance;

    public static DateTimeOffset GetUtcNow(TimeProvider provider, int site) =>
        Read(provider, nameof(TimeProvider.GetUtcNow), site).GetUtcNow();

    public static DateTimeOffset GetLocalNow(TimeProvider provider, int site) =>
        Read(provider, nameof(TimeProvider.GetUtcNow), site).GetLocalNow();

    public static long GetTimestamp(TimeProvider provider, int site) =>
        Read(provider, nameof(TimeProvider.GetTimestamp), site).GetTimestamp();

    public static TimeSpan GetElapsedTime(TimeProvider provider, long startingTimestamp, int site) =>
        provider.GetElapsedTime(startingTimestamp, GetTimestamp(provider, site));

    public static TimeZoneInfo get_LocalTimeZone(TimeProvider provider, int site) =>
        Clocks.For(provider, "get_LocalTimeZone").LocalTimeZone;

    public static ITimer CreateTimer(
        TimeProvider provider, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, int site)
    {
        if (Clocks.Virtual is null || Clocks.For(provider) != Clocks.Virtual)
            return Clocks.For(provider).CreateTimer(callback, state, dueTime, period);
        // What the framework makes of a timer of a program's own provider (a delay) is no callback of the program's.
        if (callback?.Method.Module == typeof(Task).Module)
            return Clocks.Virtual.CreateTimer(callback, state, dueTime, period);
        CallSites.Note(site);
        return new ControlledTimer(callback!, state, dueTime, period);
    }

    private static TimeProvider Read(TimeProvider provider, string member, int site)
    {
        var counts = Clocks.For(provider, member);
        if (counts == Clocks.Virtual)
            Clocks.Read(site);
        return counts;
    }
}
