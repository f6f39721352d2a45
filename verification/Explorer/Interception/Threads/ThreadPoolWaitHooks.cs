using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="ThreadPool"/>: callbacks for wait handles.</summary>
[Intercepts(typeof(ThreadPool))]
internal static class ThreadPoolWaitHooks
{
    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, int millisecondsTimeOutInterval, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(millisecondsTimeOutInterval), executeOnlyOnce, true, site)
        ?? ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, uint millisecondsTimeOutInterval, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(millisecondsTimeOutInterval), executeOnlyOnce, true, site)
        ?? ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, long millisecondsTimeOutInterval, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(millisecondsTimeOutInterval), executeOnlyOnce, true, site)
        ?? ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, TimeSpan timeout, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(timeout), executeOnlyOnce, true, site)
        ?? ThreadPool.RegisterWaitForSingleObject(waitObject, callBack, state, timeout, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, int millisecondsTimeOutInterval, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(millisecondsTimeOutInterval), executeOnlyOnce, false, site)
        ?? ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, uint millisecondsTimeOutInterval, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(millisecondsTimeOutInterval), executeOnlyOnce, false, site)
        ?? ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, long millisecondsTimeOutInterval, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(millisecondsTimeOutInterval), executeOnlyOnce, false, site)
        ?? ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle UnsafeRegisterWaitForSingleObject(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, TimeSpan timeout, bool executeOnlyOnce,
        int site) =>
        Register(waitObject, callBack, state, LimitOf(timeout), executeOnlyOnce, false, site)
        ?? ThreadPool.UnsafeRegisterWaitForSingleObject(waitObject, callBack, state, timeout, executeOnlyOnce);

    private static TimeSpan LimitOf(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue);
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    // The largest number means for ever, as -1 does for the others.
    private static TimeSpan LimitOf(uint milliseconds) =>
        milliseconds == uint.MaxValue ? Timeout.InfiniteTimeSpan : LimitOf((long)milliseconds);

    private static TimeSpan LimitOf(TimeSpan timeout) => WaitLimits.Of(timeout);

    private static RegisteredWaitHandle? Register(
        WaitHandle waitObject, WaitOrTimerCallback callBack, object? state, TimeSpan limit, bool isOnce, bool flowContext, int site)
    {
        if (Operation.Current is not { } operation)
            return null;
        ArgumentNullException.ThrowIfNull(waitObject);
        ArgumentNullException.ThrowIfNull(callBack);
        var handle = Handles.StateOf(waitObject, site)!;
        SchedulingPoints.BeforeUse(AccessKind.Update, handle.Target, site);
        if (waitObject.SafeWaitHandle.IsClosed)
            return null; // the real one throws
        var context = flowContext ? ExecutionContext.Capture() : null;
        Action<bool> call = context is null
            ? timedOut => callBack(state, timedOut)
            : timedOut => ExecutionContext.Run(context, _ => callBack(state, timedOut), null);
        return WaitRegistration.Register(operation, handle, call, limit, isOnce, site);
    }
}
