using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Models when taking one lock would block; the real lock is taken as well, but only when it is free. Re-entering is no step, nor
/// is leaving: what others can see of it is that they may enter, and that is their step.
/// </summary>
internal sealed class LockState(Execution execution)
{
    private readonly Gate _free = new(execution, isOpen: true);
    private readonly Queue<Gate> _pulsed = [];
    private int _depth;

    public Operation? Owner { get; private set; }

    public bool IsWantedBy(Operation operation) => _free.IsContendedBy(operation);

    /// <summary>Takes the lock once more if <paramref name="operation"/> holds it already.</summary>
    public bool TryReenter(Operation operation)
    {
        if (Owner != operation)
            return false;
        _depth++;
        return true;
    }

    /// <summary>Waits until the lock is free and takes it.</summary>
    public void Enter(Operation operation, Access access)
    {
        _free.Pass(operation, access);
        Take(operation, 1);
    }

    /// <summary>Takes the lock if it is free, in a step that is never delayed.</summary>
    public bool TryEnter(Operation operation, Access access)
    {
        execution.Reschedule(operation, access);
        if (Owner is not null)
            return false;
        Take(operation, 1);
        return true;
    }

    public void Exit(Operation operation)
    {
        if (Owner == operation && --_depth == 0)
            Release();
    }

    /// <summary>Gives the lock up, waits for a pulse and takes it again as often as it was held.</summary>
    /// <param name="operation">The holder.</param>
    /// <param name="access">The wait.</param>
    /// <param name="released">Called when the model has given the lock up, with how often it was held.</param>
    public int Wait(Operation operation, Access access, Action<int> released)
    {
        var depth = _depth;
        var pulse = new Gate(execution, isOpen: false);
        _pulsed.Enqueue(pulse);
        _depth = 0;
        Release();
        released(depth);
        pulse.Pass(operation, access);
        _free.Pass(operation, access with { Kind = AccessKind.Acquire });
        Take(operation, depth);
        return depth;
    }

    /// <summary>Wakes the one that has waited longest.</summary>
    public void Pulse()
    {
        if (_pulsed.TryDequeue(out var pulse))
            pulse.Open();
    }

    public void PulseAll()
    {
        while (_pulsed.Count > 0)
            Pulse();
    }

    private void Take(Operation operation, int depth)
    {
        (Owner, _depth) = (operation, depth);
        operation.HeldLocks++;
        _free.Close();
    }

    private void Release()
    {
        Owner!.HeldLocks--;
        Owner = null;
        _free.Open();
    }
}
