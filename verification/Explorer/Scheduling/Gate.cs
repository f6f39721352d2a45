using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// What an operation can pass only while it is open: a lock that nobody holds, a task that has ended. An operation that has
/// announced to pass is a contender, and is enabled exactly while the gate is open; so an attempt that would fail is never chosen.
/// </summary>
/// <param name="execution">The execution that it belongs to.</param>
/// <param name="isOpen">Whether it is open now.</param>
/// <param name="isLasting">
/// True for the end of something: once open it stays so. Who passes comes after whoever opened it, and there is no other order of the
/// two; so the two do not conflict.
/// </param>
internal sealed class Gate(Execution execution, bool isOpen, bool isLasting = false)
{
    private readonly nint _location = execution.Locations.Next();
    private OperationSet? _contenders;

    public Execution Execution => execution;

    public bool IsOpen { get; private set; } = isOpen;

    public bool IsLasting => isLasting;

    /// <summary>Tells it from what else steps touch.</summary>
    public nint Location => _location;

    /// <summary>How many wait because the gate is closed.</summary>
    public int Waiting => IsOpen ? 0 : _contenders?.Count ?? 0;

    public bool IsContendedBy(Operation operation) => _contenders is not null && _contenders.Contains(operation.Id);

    /// <summary>
    /// Announces <paramref name="operation"/>'s pending access; returns when the gate is open and it is the operation's turn.
    /// </summary>
    public void Pass(Operation operation, Access access)
    {
        Contend(operation);
        if (isLasting)
            execution.Join(operation, access);
        else
            execution.Reschedule(operation, access);
        Passed(operation);
    }

    /// <summary>
    /// Waits as <see cref="Pass"/> does, but as no step of its own: for what adds nothing to a schedule, the joining of operations.
    /// </summary>
    public void PassSilently(Operation operation, Access access)
    {
        if (!IsOpen)
        {
            Contend(operation);
            execution.Suspend(operation, access);
        }
        Passed(operation);
    }

    public void Open()
    {
        if (IsOpen)
            return;
        IsOpen = true;
        if (isLasting)
            execution.Witness?.Releases(_location);
        else
            execution.Witness?.Opens(_location);
        if (_contenders is not null)
            execution.Enable(_contenders);
    }

    public void Close()
    {
        if (IsOpen)
            execution.Witness?.Closes(_location);
        IsOpen = false;
        if (_contenders is not null)
            execution.Disable(_contenders);
    }

    /// <summary>
    /// Opens or closes it without telling: it follows the state of other things, and who changed those has told what they touched. Told
    /// as well, the same change would look different as it came before or after the one that waits had looked.
    /// </summary>
    public void Follow(bool isOpenNow)
    {
        if (IsOpen == isOpenNow)
            return;
        IsOpen = isOpenNow;
        if (_contenders is null)
            return;
        if (isOpenNow)
            execution.Enable(_contenders);
        else
            execution.Disable(_contenders);
    }

    /// <summary>
    /// What another end of a wait for it touches: the gate, and what the wait looks at, so that whoever opens the gate comes before it or
    /// after it. Whoever opens it announces the one and not the other.
    /// </summary>
    /// <param name="wait">What the wait looks at.</param>
    public Access EndOf(Access wait)
    {
        var end = new Access(AccessKind.Update, _location, wait.Site).And(wait.Location);
        foreach (var other in wait.Also ?? [])
            end = end.And(other);
        return end;
    }

    /// <summary>Lets an operation that contends run although the gate is closed, and lets it stay so: its wait has another end.</summary>
    public void Withdraw(Operation operation)
    {
        execution.Witness?.Opens(_location);
        Leave(operation);
        execution.Enable(operation);
    }

    /// <summary>Takes an operation off the contenders; whether it is enabled is no matter of this gate any more.</summary>
    public void Leave(Operation operation)
    {
        _contenders?.Remove(operation.Id);
        operation.WaitsAt = null;
    }

    /// <summary>Notes that an operation that contended before it had begun has begun, for which the gate was open.</summary>
    public void Started(Operation operation) => Passed(operation);

    /// <summary>Makes an operation a contender, which is enabled exactly while the gate is open.</summary>
    public void Contend(Operation operation)
    {
        (_contenders ??= new OperationSet()).Add(operation.Id);
        operation.WaitsAt = this;
        if (!IsOpen)
            execution.Disable(operation);
    }

    /// <summary>
    /// Notes that what the running operation has done comes before whoever passes: for one of several ends that open a lasting gate
    /// together.
    /// </summary>
    public void Arrive() => execution.Witness?.Releases(_location);

    private void Passed(Operation operation)
    {
        Leave(operation);
        if (isLasting)
            execution.Witness?.Acquires(_location);
        else
            execution.Witness?.Passes(_location);
    }
}
