using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Weft.Exploration.Scheduling;

/// <summary>The wait handles that were used in one execution.</summary>
internal sealed class HandleTable(Execution execution)
{
    // A handle from elsewhere is signaled by code that is not seen, so a wait for it would look stuck.
    private static readonly ConditionalWeakTable<WaitHandle, object> Known = [];

    // The handle of a semaphore or a token changes in the steps that name those.
    private static readonly ConditionalWeakTable<WaitHandle, object> Targets = [];

    private readonly Dictionary<WaitHandle, HandleState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes that everything that happens to <paramref name="handle"/> will be seen.</summary>
    public static T Add<T>(T handle, HandleKind kind)
        where T : WaitHandle
    {
        Known.AddOrUpdate(handle, kind);
        if (Operation.Current is { } creator)
            creator.Execution.Handles.Learn(handle, kind, isNew: true);
        return handle;
    }

    /// <summary>As <see cref="Add{T}"/>, for a handle that shows the state of <paramref name="target"/>.</summary>
    public static ManualResetEvent AddFor(object target, bool isSet)
    {
        var handle = new ManualResetEvent(isSet);
        Targets.Add(handle, target);
        return Add(handle, HandleKind.Manual);
    }

    /// <summary>Notes that a handle shows the state of <paramref name="target"/>.</summary>
    public static void Shows(WaitHandle handle, object target) => Targets.AddOrUpdate(handle, target);

    /// <summary>What an access to a handle touches: itself, or what it shows the state of.</summary>
    public static object TargetOf(WaitHandle handle) => Targets.TryGetValue(handle, out var target) ? target : handle;

    /// <summary>Finds the model of a handle; there is none of a handle that the explorer has not seen from its beginning.</summary>
    public bool TryGet(WaitHandle handle, [NotNullWhen(true)] out HandleState? state)
    {
        if (_states.TryGetValue(handle, out state))
            return true;
        if (!Known.TryGetValue(handle, out var kind))
            return false;
        state = Learn(handle, (HandleKind)kind, isNew: false);
        return true;
    }

    /// <summary>True if the handle was used in this execution.</summary>
    public bool Contains(WaitHandle handle) => _states.ContainsKey(handle);

    /// <summary>Leaves the real mutexes of an operation that has ended; the next one on its thread must not find them its own.</summary>
    public void LeaveReal(Operation operation)
    {
        foreach (var state in _states.Values)
            state.LeaveReal(operation);
    }

    /// <summary>Leaves the mutexes of a thread that has ended.</summary>
    public void Abandon(Operation operation)
    {
        foreach (var state in _states.Values)
            state.Abandon(operation);
    }

    /// <summary>Who has the mutex that <paramref name="waiter"/> waits for, in words; null if it waits for none.</summary>
    public string? HolderOf(Operation waiter)
    {
        foreach (var state in _states.Values)
        {
            if (state.Owner is { } owner && state.Gate.IsContendedBy(waiter))
                return $"held by operation {owner.Id}";
        }
        return null;
    }

    private HandleState Learn(WaitHandle handle, HandleKind kind, bool isNew) =>
        _states[handle] = new HandleState(execution, handle, kind, isNew);
}
