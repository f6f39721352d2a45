using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The cancellation callbacks and linked sources of one execution. Taking a callback back waits for it where another operation runs
/// it, and that wait has to be the explorer's.
/// </summary>
internal sealed class CancellationTable
{
    private readonly Dictionary<CancellationTokenRegistration, TrackedCallback> _callbacks = [];
    private readonly Dictionary<CancellationTokenSource, CancellationTokenRegistration[]> _links = [];

    public void Add(CancellationTokenRegistration registration, TrackedCallback callback) => _callbacks[registration] = callback;

    public void Link(CancellationTokenSource source, CancellationTokenRegistration[] registrations) => _links.Add(source, registrations);

    /// <summary>Takes a callback back, or waits in the model for its end if another operation runs it.</summary>
    public void TakeBack(CancellationTokenRegistration registration, Operation operation, Access access)
    {
        if (!registration.Unregister() && _callbacks.TryGetValue(registration, out var callback))
            callback.WaitForEnd(operation, access with { Kind = AccessKind.Wait });
    }

    /// <summary>Takes a source off those that it is linked to, as <see cref="TakeBack"/> does.</summary>
    public void Unlink(CancellationTokenSource source, Operation operation, Access access)
    {
        if (!_links.Remove(source, out var registrations))
            return;
        foreach (var registration in registrations)
            TakeBack(registration, operation, access);
    }
}
