using Weft.Exploration.Reports;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>The objects that were locked in one execution, with who holds them and who waits.</summary>
internal sealed class LockTable(Execution execution)
{
    private readonly Dictionary<object, LockState> _states = new(ReferenceEqualityComparer.Instance);

    public LockState this[object target]
    {
        get
        {
            if (!_states.TryGetValue(target, out var state))
                _states.Add(target, state = new LockState(execution));
            return state;
        }
    }

    /// <summary>
    /// Leaves the real locks that the calling thread still holds: an operation that ends without leaving keeps its lock in the
    /// model for the rest of the schedule, but must not keep the thread's, which the next schedule would block on.
    /// </summary>
    public void LeaveReal()
    {
        foreach (var (target, state) in _states)
        {
            if (!Monitor.IsEntered(target))
                continue;
            // One that was unwound in the middle of a wait leaves its lock for the explorer's sake.
            if (!execution.IsAbandoning)
                execution.Checks.Add(new Remark(RemarkKind.KeptLock, Describe(SiteTable.Get(state.TakenAt))));
            do
                Monitor.Exit(target);
            while (Monitor.IsEntered(target));
        }
    }

    private static string Describe(Site site) => $"an operation ended while it held the lock that it had taken in {site.InWords}";

    /// <summary>Who holds the lock that <paramref name="waiter"/> wants, in words; null if it wants none.</summary>
    public string? HolderOf(Operation waiter)
    {
        foreach (var state in _states.Values)
        {
            if (state.IsWantedBy(waiter) && state.Owner is { } owner)
                return $"held by operation {owner.Id}";
        }
        return null;
    }
}
