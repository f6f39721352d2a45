namespace Weft.Exploration.Scheduling;

/// <summary>The gate of an object that may outlive a schedule: it has another one in each execution that it is waited for in.</summary>
internal struct OwnGate
{
    private Gate? _gate;

    /// <summary>How many operations of this execution wait because the gate is closed.</summary>
    public readonly int Waiting => _gate is { Execution.IsCurrent: true } ? _gate.Waiting : 0;

    /// <param name="execution">The execution that the object is used in.</param>
    /// <param name="isOpen">Whether nobody has to wait now.</param>
    public Gate In(Execution execution, bool isOpen)
    {
        if (_gate?.Execution != execution)
            _gate = new Gate(execution, isOpen);
        return _gate;
    }

    public readonly void Set(bool isOpen)
    {
        if (isOpen)
            _gate?.Open();
        else
            _gate?.Close();
    }
}
