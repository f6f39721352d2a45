using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="CancellationTokenRegistration"/>: taking a callback back, and waiting for one that runs.</summary>
[Intercepts(typeof(CancellationTokenRegistration))]
internal static class CancellationTokenRegistrationHooks
{
    public static bool Unregister(ref CancellationTokenRegistration registration, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, CancellationSources.Of(registration.Token), site);
        return SchedulingPoints.Seen(registration.Unregister());
    }

    public static void Dispose(ref CancellationTokenRegistration registration, int site)
    {
        if (Operation.Current is { } operation)
            TakeBack(registration, operation, site);
        registration.Dispose();
    }

    public static ValueTask DisposeAsync(ref CancellationTokenRegistration registration, int site)
    {
        if (Operation.Current is { } operation)
            TakeBack(registration, operation, site);
        return registration.DisposeAsync();
    }

    private static void TakeBack(CancellationTokenRegistration registration, Operation operation, int site)
    {
        var access = Access.To(AccessKind.Cancel, CancellationSources.Of(registration.Token), site);
        operation.Execution.Reschedule(operation, access);
        operation.Execution.Cancellation.TakeBack(registration, operation, access);
    }
}
