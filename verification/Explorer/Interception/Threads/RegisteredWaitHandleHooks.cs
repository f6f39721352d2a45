using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="RegisteredWaitHandle"/>: ending a registration.</summary>
[Intercepts(typeof(RegisteredWaitHandle))]
internal static class RegisteredWaitHandleHooks
{
    public static bool Unregister(RegisteredWaitHandle registration, WaitHandle? waitObject, int site)
    {
        if (Operation.Current is null || WaitRegistration.Of(registration) is not { } modelled)
            return registration.Unregister(waitObject);
        if (waitObject is not (null or EventWaitHandle))
            Uncontrolled.RefuseBecause("only an event can tell that the last callback has ended", site);
        if (waitObject is not null)
            Handles.StateOf(waitObject, site);
        SchedulingPoints.Before(Access.To(AccessKind.Update, registration, site)
            .And(waitObject is null ? null : HandleTable.TargetOf(waitObject)));
        return modelled.Unregister((EventWaitHandle?)waitObject);
    }
}
