using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="EventWaitHandle"/>: creating, setting and resetting events that have no name.</summary>
[Intercepts(typeof(EventWaitHandle))]
internal static class EventWaitHandleHooks
{
    public static EventWaitHandle New(bool initialState, EventResetMode mode, int site) =>
        HandleTable.Add(new EventWaitHandle(initialState, mode), KindOf(mode));

    public static EventWaitHandle New(bool initialState, EventResetMode mode, string? name, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new EventWaitHandle(initialState, mode, name), KindOf(mode));
    }

    public static EventWaitHandle New(bool initialState, EventResetMode mode, string? name, out bool createdNew, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new EventWaitHandle(initialState, mode, name, out createdNew), KindOf(mode));
    }

    public static EventWaitHandle New(bool initialState, EventResetMode mode, string? name, NamedWaitHandleOptions options, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new EventWaitHandle(initialState, mode, name, options), KindOf(mode));
    }

    public static EventWaitHandle New(
        bool initialState, EventResetMode mode, string? name, NamedWaitHandleOptions options, out bool createdNew, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new EventWaitHandle(initialState, mode, name, options, out createdNew), KindOf(mode));
    }

    public static bool Set(EventWaitHandle handle, int site) => Change(handle, AccessKind.Signal, isSet: true, site);

    public static bool Reset(EventWaitHandle handle, int site) => Change(handle, AccessKind.Write, isSet: false, site);

    private static bool Change(EventWaitHandle handle, AccessKind kind, bool isSet, int site)
    {
        var state = Handles.StateOf(handle, site);
        SchedulingPoints.BeforeUse(kind, handle, site);
        var result = isSet ? handle.Set() : handle.Reset();
        state?.Count(isSet ? 1 : 0);
        return result;
    }

    private static HandleKind KindOf(EventResetMode mode) => mode == EventResetMode.AutoReset ? HandleKind.Auto : HandleKind.Manual;
}
