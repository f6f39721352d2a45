using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// What hooks do with wait handles. The handles are the real ones, modelled beside (shadowed), and not redirected: they stand in
/// signatures of the framework, <see cref="IAsyncResult.AsyncWaitHandle"/> and <see cref="CancellationToken.WaitHandle"/> among them,
/// and a class that implements one of those with another type could not be loaded.
/// </summary>
internal static class Handles
{
    /// <summary>The model of a handle, or null outside an exploration. Refuses a handle that the program did not create.</summary>
    public static HandleState? StateOf(WaitHandle handle, int site)
    {
        if (Operation.Current is not { } operation)
            return null;
        if (operation.Execution.Handles.TryGet(handle, out var state))
            return state;
        Uncontrolled.RefuseBecause("the wait handle was created by code that is not explored, which may also signal it", site);
        return null;
    }

    /// <summary>Refuses a handle with a name, which other processes can reach.</summary>
    public static void RefuseNamed([NotNullWhen(true)] string? name, int site)
    {
        if (!string.IsNullOrEmpty(name))
            Uncontrolled.RefuseBecause("a handle with a name is shared with other processes, which are not explored", site);
    }

    /// <summary>
    /// Keeps a handle that stands for the state of another object up to date. No point: what changed that object had one.
    /// </summary>
    public static void Show(EventWaitHandle? handle, bool isSet)
    {
        if (handle is null)
            return;
        if (Operation.Current is { } operation && operation.Execution.Handles.TryGet(handle, out var state))
            state.Count(isSet ? 1 : 0);
        if (isSet)
            handle.Set();
        else
            handle.Reset();
    }

    public static bool WaitOne(WaitHandle handle, TimeSpan timeout, int site)
    {
        if (StateOf(handle, site) is not { } state)
            return handle.WaitOne(timeout);
        if (IsClosed(handle))
            return handle.WaitOne(0); // throws
        var operation = Operation.Current!;
        if (state.Owner != operation // a mutex that is its own already is taken once more, and nobody can tell
            && LimitedWait.Pass(
                state.Gate, operation, AccessTo([handle], [state], site), timeout, CancellationToken.None) != WaitEnd.Passed)
        {
            return false;
        }
        state.Take(operation);
        return true;
    }

    public static bool WaitAll(WaitHandle[] handles, TimeSpan timeout, int site)
    {
        if (Operation.Current is not { } operation || !CanWait(handles) || handles.Distinct().Count() < handles.Length)
            return WaitHandle.WaitAll(handles, timeout); // throws for what it cannot wait for
        var states = Array.ConvertAll(handles, handle => StateOf(handle, site)!);
        if (new MultipleWait(operation, states, isForAll: true).Wait(AccessTo(handles, states, site), timeout) != WaitEnd.Passed)
            return false;
        WaitHandle.WaitAll(handles, 0);
        AbandonedMutexException? abandoned = null;
        for (var index = 0; index < states.Length; index++)
        {
            try
            {
                states[index].Took(operation, index);
            }
            catch (AbandonedMutexException exception)
            {
                abandoned ??= exception; // the others are taken as well
            }
        }
        return abandoned is null ? true : throw abandoned;
    }

    public static int WaitAny(WaitHandle[] handles, TimeSpan timeout, int site)
    {
        if (Operation.Current is not { } operation || !CanWait(handles))
            return WaitHandle.WaitAny(handles, timeout);
        var states = Array.ConvertAll(handles, handle => StateOf(handle, site)!);
        if (new MultipleWait(operation, states, isForAll: false).Wait(AccessTo(handles, states, site), timeout) != WaitEnd.Passed)
            return WaitHandle.WaitTimeout;
        var index = WaitHandle.WaitAny(handles, 0);
        states[index].Took(operation, index);
        return index;
    }

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn, TimeSpan timeout, int site)
    {
        if (Operation.Current is null || toSignal is null || toWaitOn is null)
            return WaitHandle.SignalAndWait(toSignal!, toWaitOn!, timeout, exitContext: false);
        switch (toSignal)
        {
            case EventWaitHandle signaled:
                EventWaitHandleHooks.Set(signaled, site);
                break;
            case Semaphore semaphore:
                SemaphoreHooks.Release(semaphore, site);
                break;
            case Mutex mutex:
                MutexHooks.ReleaseMutex(mutex, site);
                break;
        }
        return WaitOne(toWaitOn, timeout, site);
    }

    // Whoever takes a handle changes it for the others; a manual event it only looks at.
    private static Access AccessTo(WaitHandle[] handles, HandleState[] states, int site) => Access.ToAll(
        Array.Exists(states, state => state.IsTaken) ? AccessKind.Update : AccessKind.Wait,
        Array.ConvertAll<WaitHandle, object?>(handles, HandleTable.TargetOf),
        site);

    private static bool CanWait(WaitHandle[] handles) =>
        handles is { Length: > 0 and <= 64 } && !handles.Contains(null!) && !Array.Exists(handles, IsClosed);

    private static bool IsClosed(WaitHandle handle) => handle.SafeWaitHandle.IsClosed;
}
