using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="EventWaitHandle"/> as a base: one that derives from it is modelled like one that does not.</summary>
[Intercepts(typeof(EventWaitHandle), OnBase = true)]
internal static class EventWaitHandleOnBaseHooks
{
    public static void New(EventWaitHandle handle, bool initialState, EventResetMode mode, int site)
    {
        Construct(handle, initialState, mode);
        HandleTable.Add(handle, mode == EventResetMode.AutoReset ? HandleKind.Auto : HandleKind.Manual);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = ".ctor")]
    private static extern void Construct(EventWaitHandle handle, bool initialState, EventResetMode mode);
}
