namespace Weft.Exploration.Scheduling;

/// <summary>
/// What an operation can pass only while it is open: a lock that nobody holds, a task that has ended. An operation that has
/// announced to pass is a contender, and is enabled exactly while the gate is open; so an attempt that would fail is never chosen.
/// </summary>
internal sealed class Gate(Execution execution, bool isOpen)
{
    private OperationSet? _contenders;

    public Execution Execution => execution;

    public bool IsOpen { get; private set; } = isOpen;

    /// <summary>How many wait because the gate is closed.</summary>
    public int Waiting => IsOpen ? 0 : _contenders?.Count ?? 0;

    public bool IsContendedBy(Operation operation) => _contenders is not null && _contenders.Contains(operation.Id);

    /// <summary>
    /// Announces <paramref name="operation"/>'s pending access; returns when the gate is open and it is the operation's turn.
    /// </summary>
    public void Pass(Operation operation, Causality.Access access)
    {
        Contend(operation);
        execution.Reschedule(operation, access);
        _contenders!.Remove(operation.Id);
    }

    /// <summary>
    /// Waits as <see cref="Pass"/> does, but as no step of its own: for what adds nothing to a schedule, the joining of operations.
    /// </summary>
    public void PassSilently(Operation operation, Causality.Access access)
    {
        if (IsOpen)
            return;
        Contend(operation);
        execution.Suspend(operation, access);
        _contenders!.Remove(operation.Id);
    }

    public void Open()
    {
        if (IsOpen)
            return;
        IsOpen = true;
        if (_contenders is not null)
            execution.Enable(_contenders);
    }

    public void Close()
    {
        IsOpen = false;
        if (_contenders is not null)
            execution.Disable(_contenders);
    }

    /// <summary>Lets an operation that contends run although the gate is closed, and lets it stay so: its wait has another end.</summary>
    public void Withdraw(Operation operation)
    {
        Leave(operation);
        execution.Enable(operation);
    }

    /// <summary>Takes an operation off the contenders; whether it is enabled is no matter of this gate any more.</summary>
    public void Leave(Operation operation) => _contenders?.Remove(operation.Id);

    /// <summary>Makes an operation a contender, which is enabled exactly while the gate is open.</summary>
    public void Contend(Operation operation)
    {
        (_contenders ??= new OperationSet()).Add(operation.Id);
        if (!IsOpen)
            execution.Disable(operation);
    }
}
