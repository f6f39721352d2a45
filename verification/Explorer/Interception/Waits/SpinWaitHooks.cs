using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="SpinWait"/>: spinning is a hint that others are waited for (see <see cref="Fairness"/>); nothing spins, yields or sleeps
/// for real. The count goes up as that of the real one, since programs use it to tell when they have spun enough.
/// </summary>
[Intercepts(typeof(SpinWait))]
internal static class SpinWaitHooks
{
    // The real one counts from here on again when it has no numbers left: from there on every spin yields.
    private const int YieldsFrom = 10;

    public static void SpinOnce(ref SpinWait spinner, int site)
    {
        if (Operation.Current is null)
            spinner.SpinOnce();
        else
            Spin(ref spinner, site);
    }

    public static void SpinOnce(ref SpinWait spinner, int sleep1Threshold, int site)
    {
        if (Operation.Current is null)
        {
            spinner.SpinOnce(sleep1Threshold);
            return;
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(sleep1Threshold, -1);
        Spin(ref spinner, site);
    }

    public static void SpinUntil(Func<bool> condition, int site) => SpinUntil(condition, Timeout.InfiniteTimeSpan, site);

    public static bool SpinUntil(Func<bool> condition, int millisecondsTimeout, int site) => Operation.Current is null
        ? SpinWait.SpinUntil(condition, millisecondsTimeout)
        : SpinUntil(condition, WaitLimits.Of(millisecondsTimeout), site);

    public static bool SpinUntil(Func<bool> condition, TimeSpan timeout, int site)
    {
        if (Operation.Current is not { } operation)
            return SpinWait.SpinUntil(condition, timeout);
        ArgumentNullException.ThrowIfNull(condition);
        var limit = WaitLimits.Of(timeout);
        if (condition())
            return true;
        if (limit == TimeSpan.Zero)
            return false;
        var isTimeUp = false;
        using var timer = new VirtualTimer(operation.Execution, () => isTimeUp = true, isQueued: false);
        timer.Change(limit, Timeout.InfiniteTimeSpan);
        while (!isTimeUp)
        {
            Hints.GiveWay(site);
            // Only who knows that the time is looked at knows that it may be up the next time.
            operation.Execution.Watch.Touches(new Access(AccessKind.Read, Locations.Clock, site));
            if (condition())
                return true;
        }
        return false;
    }

    private static void Spin(ref SpinWait spinner, int site)
    {
        Hints.GiveWay(site);
        ref var count = ref CountOf(ref spinner);
        count = count == int.MaxValue ? YieldsFrom : count + 1;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_count")]
    private static extern ref int CountOf(ref SpinWait spinner);
}
