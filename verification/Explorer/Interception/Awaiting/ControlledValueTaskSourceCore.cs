using System.Threading.Tasks.Sources;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The core of a value task source, as the real one behaves on the pool. That one takes the explorer's scheduler for a context to
/// go back to and would queue what production runs inline; and what is to be queued, it would queue to the real pool.
/// </summary>
[Redirects(typeof(ManualResetValueTaskSourceCore<>))]
internal struct ControlledValueTaskSourceCore<TResult>
{
    private ManualResetValueTaskSourceCore<TResult> _inner;

    public bool RunContinuationsAsynchronously
    {
        readonly get => _inner.RunContinuationsAsynchronously;
        set => _inner.RunContinuationsAsynchronously = value;
    }

    public readonly short Version => _inner.Version;

    public void Reset()
    {
        SchedulingPoints.TouchesAt(AccessKind.Write, in _inner);
        _inner.Reset();
    }

    public void SetResult(TResult result)
    {
        Announce();
        _inner.SetResult(result);
    }

    public void SetException(Exception error)
    {
        // An iterator that is taken back ends with this exception; the schedule is over, so there is nobody to announce it to.
        if (error is not AbandonedException)
            Announce();
        _inner.SetException(error);
    }

    public readonly ValueTaskSourceStatus GetStatus(short token)
    {
        // Whoever awaits the source that this is the core of has named it. Whoever comes by way of another source has not.
        SchedulingPoints.TouchesAt(AccessKind.Await, in _inner);
        return _inner.GetStatus(token);
    }

    public TResult GetResult(short token)
    {
        SchedulingPoints.TouchesAt(AccessKind.Read, in _inner);
        return _inner.GetResult(token);
    }

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (SchedulingPoints.AreActive && SynchronizationContext.Current is null)
        {
            flags = _inner.RunContinuationsAsynchronously
                ? flags | ValueTaskSourceOnCompletedFlags.UseSchedulingContext
                : flags & ~ValueTaskSourceOnCompletedFlags.UseSchedulingContext;
        }
        SchedulingPoints.TouchesAt(AccessKind.Update, in _inner);
        _inner.OnCompleted(continuation, state, token, flags);
    }

    private readonly void Announce() => SchedulingPoints.Before(AccessKind.Complete, in _inner, CallSites.Noted);
}
