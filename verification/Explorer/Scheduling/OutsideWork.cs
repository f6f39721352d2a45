using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

// Protocol. Threads that the explorer does not control bring tasks (Arrive); the holder of the baton finds that some have come
// (HasArrived) and refuses the schedule, or, where that is tolerated, takes them in (TakeIn) and makes operations of them.
//
//      open: arrivals are held --- Close, by the holder of the baton ---> closed: arrivals are late, and go to the exploration
//
// _held, _isClosed: under _lock, whose waiters are pulsed by Arrive. _origins: the holder of the baton only.

/// <summary>What comes to one execution from outside the explorer's control, and what of it was let through.</summary>
/// <remarks>
/// An arrival is taken in when nothing else can run, timers included, and not at the next scheduling point: there the steps before it
/// would depend on how fast the real thread was. So an uncontrolled completion comes after all that does not need it. That misses the
/// orders in which it comes earlier; a tolerated test is sampled in any case.
/// </remarks>
internal sealed class OutsideWork(Execution execution, SelfChecks checks, ExplorationOptions options)
{
    // Only decides between two ways of failing: a schedule that would be stuck is given this long for a stray thread to come
    // back, so that code outside the explorer's control is named as such. It never turns a failure into a success.
    private static readonly TimeSpan ForStrayThreads = TimeSpan.FromMilliseconds(200);

    // Real threads that were released together come back a little after each other, and are to become operations in an order of ours.
    private static readonly TimeSpan ForOthers = TimeSpan.FromMilliseconds(5);

    private readonly object _lock = new();
    private List<Arrival>? _held;
    private List<string>? _origins;
    private bool _hasArrived;
    private bool _isClosed;

    public bool IsTolerated => options.Uncontrolled == UncontrolledWork.Tolerate;

    /// <summary>True once something has come. May be read by any thread.</summary>
    public bool HasArrived => Volatile.Read(ref _hasArrived);

    /// <summary>What was let through and what has come, by description; null for nothing.</summary>
    public IReadOnlyList<string>? Origins => _origins;

    /// <summary>Holds a task that a stray thread has brought.</summary>
    public void Arrive(Task task)
    {
        var arrival = Arrival.Of(task);
        lock (_lock)
        {
            if (!_isClosed)
            {
                (_held ??= []).Add(arrival);
                Volatile.Write(ref _hasArrived, true);
                Monitor.PulseAll(_lock);
                return;
            }
        }
        checks.CameLate(arrival.Origin);
    }

    /// <summary>Refuses, or lets through and counts, what is done outside the explorer's control.</summary>
    /// <param name="refusal">What is said if it is refused.</param>
    /// <param name="origin">What is said if it is not.</param>
    /// <returns>How the schedule is to end; null to go on.</returns>
    public Outcome? Reached(string refusal, string origin)
    {
        if (!IsTolerated)
            return Outcome.Refused(refusal);
        (_origins ??= []).Add(origin);
        return null;
    }

    /// <summary>How a schedule is refused because of what has come; null if nothing has, or it may.</summary>
    public Outcome? Refusal()
    {
        if (IsTolerated || !HasArrived)
            return null;
        lock (_lock)
            return Outcome.Refused($"{Sorted(_held!)[0].Origin}, which the explorer does not control");
    }

    /// <summary>How a schedule that is stuck is refused because it waits for something outside; null if it waits for operations.</summary>
    public Outcome? RefusalOfStuck()
    {
        if (IsTolerated)
            return null; // it has waited already
        // The real pool will end its task, so there is no need to see it come back.
        if (Awaited().FirstOrDefault(awaited => TaskParts.IsOfTheRealPool(awaited.Object)) is { Object: Task task } certain)
        {
            var work = TaskParts.MethodOf(task) is { } method ? $" ({method})" : "";
            return Outcome.Refused(
                $"{SiteTable.Get(certain.Site).InWords} waits for a task of the real pool{work}, which the explorer does not control");
        }
        return WaitForArrival(Awaited().Any(awaited => TaskParts.IsOfTheFramework(awaited.Object)) ? Patience : ForStrayThreads)
            ? Refusal()
            : null;
    }

    /// <summary>Makes operations of what has come from outside, when nothing else can run. Waits for it if nothing has come yet.</summary>
    /// <returns>False if nothing came.</returns>
    public bool TakeIn()
    {
        if (!IsTolerated || !WaitForArrival(Patience))
            return false;
        List<Arrival> held;
        lock (_lock)
        {
            while (Awaited().Any(awaited => TaskParts.IsOfTheRealPool(awaited.Object) || TaskParts.IsOfTheFramework(awaited.Object))
                && Monitor.Wait(_lock, ForOthers))
            {
                // One more has come.
            }
            held = Sorted(_held!);
            _held = null;
        }
        foreach (var arrival in held)
        {
            (_origins ??= []).Add(arrival.Origin);
            execution.Intake.TakeIn(arrival);
        }
        return true;
    }

    /// <summary>Ends the time in which something may arrive. What has come and was not taken in counts as well.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var left in _held ?? [])
                (_origins ??= []).Add(left.Origin);
            _held = null;
        }
    }

    // Half of what the watchdog grants: it is not to take the wait for an operation that blocks.
    private TimeSpan Patience => options.BlockedAfter / 2;

    // Whoever came first is chance; the words are not.
    private static List<Arrival> Sorted(List<Arrival> arrivals) => [.. arrivals.OrderBy(arrival => arrival.Origin, StringComparer.Ordinal)];

    private IEnumerable<(object? Object, int Site)> Awaited() =>
        execution.Awaits.All.Select(pending => (pending.Awaited, pending.Site)).Concat(execution.Awaits.Blocked);

    private bool WaitForArrival(TimeSpan patience)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        lock (_lock)
        {
            while (_held is null)
            {
                var left = patience - clock.GetElapsedTime(began);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_lock, left))
                    return _held is not null;
            }
            return true;
        }
    }
}
