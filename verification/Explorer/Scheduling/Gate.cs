namespace Weft.Exploration.Scheduling;

/// <summary>
/// What an operation can pass only while it is open: a lock that nobody holds, a task that has ended. An operation that has
/// announced to pass is a contender, and is enabled exactly while the gate is open; so an attempt that would fail is never chosen.
/// </summary>
internal sealed class Gate(Execution execution, bool isOpen)
{
    private readonly List<Operation> _contenders = [];

    public Execution Execution => execution;

    public bool IsOpen { get; private set; } = isOpen;

    /// <summary>How many wait because the gate is closed.</summary>
    public int Waiting => IsOpen ? 0 : _contenders.Count;

    public bool IsContendedBy(Operation operation) => _contenders.Contains(operation);

    /// <summary>Announces <paramref name="operation"/>'s pending access; returns when the gate is open and it is the operation's turn.</summary>
    public void Pass(Operation operation, Causality.Access access)
    {
        _contenders.Add(operation);
        if (!IsOpen)
            execution.Disable(operation);
        execution.Reschedule(operation, access);
        _contenders.Remove(operation);
    }

    /// <summary>Waits as <see cref="Pass"/> does, but as no step of its own: for what adds nothing to a schedule, the joining of operations.</summary>
    public void PassSilently(Operation operation, Causality.Access access)
    {
        if (IsOpen)
            return;
        _contenders.Add(operation);
        execution.Disable(operation);
        execution.Suspend(operation, access);
        _contenders.Remove(operation);
    }

    public void Open()
    {
        if (IsOpen)
            return;
        IsOpen = true;
        foreach (var contender in _contenders)
            execution.Enable(contender);
    }

    public void Close()
    {
        IsOpen = false;
        foreach (var contender in _contenders)
            execution.Disable(contender);
    }
}
