using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Models when taking one lock would block; the real lock is taken as well, but only when it is free. Re-entering is no step, nor
/// is leaving: what others can see of it is that they may enter, and that is their step.
/// </summary>
internal sealed class LockState(Execution execution)
{
    private readonly Gate _free = new(execution, isOpen: true);
    private readonly LinkedList<Gate> _pulsed = []; // those who wait for a pulse, oldest first
    private int _depth;

    public Operation? Owner { get; private set; }

    /// <summary>The site at which the owner took it.</summary>
    public int TakenAt { get; private set; }

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
        Take(operation, 1, access.Site);
    }

    /// <summary>Takes the lock if it is free before the time is up, and without time if it is free when the step is taken.</summary>
    public bool TryEnter(Operation operation, Access access, TimeSpan timeout)
    {
        if (LimitedWait.Pass(_free, operation, access, timeout, CancellationToken.None) != WaitEnd.Passed)
        {
            execution.Witness?.OnlyReads();
            return false;
        }
        Take(operation, 1, access.Site);
        return true;
    }

    public void Exit(Operation operation)
    {
        if (Owner == operation && --_depth == 0)
            Release();
    }

    /// <summary>Gives the lock up, waits for a pulse or until the time is up, and takes it again as often as it was held.</summary>
    /// <param name="operation">The holder.</param>
    /// <param name="access">The wait.</param>
    /// <param name="timeout">The longest wait for the pulse; the wait for the lock that follows has no limit.</param>
    /// <param name="released">Called when the model has given the lock up, with how often it was held.</param>
    /// <returns>How often the lock is held again, and whether a pulse came.</returns>
    public (int Depth, bool IsPulsed) Wait(Operation operation, Access access, TimeSpan timeout, Action<int> released)
    {
        var depth = _depth;
        var pulse = _pulsed.AddLast(new Gate(execution, isOpen: false));
        _depth = 0;
        Release();
        released(depth);
        var end = LimitedWait.Pass(
            pulse.Value, operation, access with { Location = pulse.Value.Location }, timeout, CancellationToken.None);
        if (end != WaitEnd.Passed)
        {
            _pulsed.Remove(pulse); // or a pulse would be spent on one that does not wait any more
            execution.Looks(access with { Kind = AccessKind.Update }); // a pulse that comes later finds another queue
        }
        _free.Pass(operation, access with { Kind = AccessKind.Acquire });
        Take(operation, depth, access.Site);
        return (depth, end == WaitEnd.Passed);
    }

    /// <summary>Wakes the one that has waited longest.</summary>
    public void Pulse()
    {
        if (_pulsed.First is not { } oldest)
            return;
        _pulsed.RemoveFirst();
        execution.Looks(oldest.Value.EndOf(default)); // nothing that the pulse announces names it
        oldest.Value.Open();
    }

    public void PulseAll()
    {
        while (_pulsed.Count > 0)
            Pulse();
    }

    private void Take(Operation operation, int depth, int site)
    {
        (Owner, _depth, TakenAt) = (operation, depth, site);
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
