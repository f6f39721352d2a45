using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Interception;

/// <summary>
/// What the explorer's builders share. A builder is copied when its state machine is boxed, so what it knows about its suspension
/// is one object, made before the box.
/// </summary>
internal struct Suspension
{
    private PendingAwait? _pending;

    /// <summary>The method's place among the suspended; null while it never was.</summary>
    public readonly PendingAwait? Pending => _pending;

    /// <summary>True once the method was suspended: only then can anybody else hold its task.</summary>
    public readonly bool HasHappened => _pending is not null;

    /// <summary>The method is about to hand its continuation to <paramref name="awaiter"/>.</summary>
    /// <returns>What has to last until the awaiter has it.</returns>
    public Detached Begin<TAwaiter>(ref TAwaiter awaiter)
    {
        if (Operation.Current is not { } operation)
            return default;
        (_pending ??= new PendingAwait()).Suspend(
            operation.Execution, operation.NotedSite, typeof(TAwaiter), AwaitedObject<TAwaiter>.Of(ref awaiter));
        operation.Execution.Log.Recorder?.Suspends();
        return Detached.EnterFor(ref awaiter);
    }

    /// <summary>The method goes on.</summary>
    public readonly void End()
    {
        if (_pending is null)
            return;
        _pending.Resume();
        if (Operation.Current is { Name: null, Execution.Log.Recorder: not null } operation)
            operation.Name = SiteTable.Get(_pending.Site).Method;
    }

    /// <summary>
    /// The method is about to complete its task. No step if it never was suspended: then the caller has not got the task yet.
    /// </summary>
    public static void Completes(Task task) => SchedulingPoints.BeforeUse(AccessKind.Complete, task, CallSites.Noted);
}
