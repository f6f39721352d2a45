using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TimeProvider"/>: the system's clock is the virtual one inside an exploration.</summary>
[Intercepts(typeof(TimeProvider))]
internal static class TimeProviderHooks
{
    public static TimeProvider get_System(int site) => Clocks.For(TimeProvider.System);

    public static ITimer CreateTimer(TimeProvider provider, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, int site)
    {
        SchedulingPoints.Observe(site);
        var timer = Clocks.For(provider).CreateTimer(callback, state, dueTime, period);
        return timer is VirtualTimer ? new ObservedTimer(timer, site) : timer;
    }
}
