namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="WaitHandle"/>: waiting for one, any or all. Leaving a synchronization domain (exitContext) means nothing in .NET.
/// </summary>
[Intercepts(typeof(WaitHandle))]
internal static class WaitHandleHooks
{
    public static bool WaitOne(WaitHandle handle, int site) => Handles.WaitOne(handle, Timeout.InfiniteTimeSpan, site);

    public static bool WaitOne(WaitHandle handle, int millisecondsTimeout, int site) =>
        Handles.WaitOne(handle, WaitLimits.Of(millisecondsTimeout), site);

    public static bool WaitOne(WaitHandle handle, TimeSpan timeout, int site) => Handles.WaitOne(handle, WaitLimits.Of(timeout), site);

    public static bool WaitOne(WaitHandle handle, int millisecondsTimeout, bool exitContext, int site) =>
        Handles.WaitOne(handle, WaitLimits.Of(millisecondsTimeout), site);

    public static bool WaitOne(WaitHandle handle, TimeSpan timeout, bool exitContext, int site) =>
        Handles.WaitOne(handle, WaitLimits.Of(timeout), site);

    public static bool WaitAll(WaitHandle[] waitHandles, int site) => Handles.WaitAll(waitHandles, Timeout.InfiniteTimeSpan, site);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, int site) =>
        Handles.WaitAll(waitHandles, WaitLimits.Of(millisecondsTimeout), site);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout, int site) =>
        Handles.WaitAll(waitHandles, WaitLimits.Of(timeout), site);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext, int site) =>
        Handles.WaitAll(waitHandles, WaitLimits.Of(millisecondsTimeout), site);

    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout, bool exitContext, int site) =>
        Handles.WaitAll(waitHandles, WaitLimits.Of(timeout), site);

    public static int WaitAny(WaitHandle[] waitHandles, int site) => Handles.WaitAny(waitHandles, Timeout.InfiniteTimeSpan, site);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, int site) =>
        Handles.WaitAny(waitHandles, WaitLimits.Of(millisecondsTimeout), site);

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout, int site) =>
        Handles.WaitAny(waitHandles, WaitLimits.Of(timeout), site);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext, int site) =>
        Handles.WaitAny(waitHandles, WaitLimits.Of(millisecondsTimeout), site);

    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout, bool exitContext, int site) =>
        Handles.WaitAny(waitHandles, WaitLimits.Of(timeout), site);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, int site) =>
        Handles.SignalAndWait(toSignal, toWaitOn, Timeout.InfiniteTimeSpan, site);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, int millisecondsTimeout, bool exitContext, int site) =>
        Handles.SignalAndWait(toSignal, toWaitOn, WaitLimits.Of(millisecondsTimeout), site);

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, TimeSpan timeout, bool exitContext, int site) =>
        Handles.SignalAndWait(toSignal, toWaitOn, WaitLimits.Of(timeout), site);
}
