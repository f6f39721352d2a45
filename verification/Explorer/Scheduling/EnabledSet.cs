using Weft.Exploration.Strategies;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The operations that may be chosen, by rising number. What a step costs does not depend on the number of those who wait.
/// </summary>
internal sealed class EnabledSet : ICandidates
{
    private readonly OperationSet _enabled = new();
    private Operation?[] _operations = new Operation?[8]; // by number; those that have ended are let go
    private Candidate[] _candidates = [];

    public int Count => _enabled.Count;

    public Operation this[int place] => _operations[_enabled.At(place)]!;

    /// <summary>The place of the operation that ran last, or -1 if it cannot go on.</summary>
    public int Current { get; private set; } = -1;

    public OperationSet Members => _enabled;

    public ReadOnlySpan<Candidate> All()
    {
        if (_candidates.Length < Count)
            _candidates = new Candidate[Math.Max(8, Count * 2)];
        for (var place = 0; place < Count; place++)
        {
            var operation = this[place];
            _candidates[place] = new Candidate(
                operation.Id, operation.Execution.Derivations.Extend(operation.Pending), operation.WaitsAt?.Location ?? 0);
        }
        return _candidates.AsSpan(0, Count);
    }

    public bool Contains(Operation operation) => _enabled.Contains(operation.Id);

    public void Add(Operation operation)
    {
        if (operation.Id >= _operations.Length)
            Array.Resize(ref _operations, Math.Max(operation.Id + 1, _operations.Length * 2));
        _operations[operation.Id] = operation;
        _enabled.Add(operation.Id);
    }

    public void Remove(Operation operation) => _enabled.Remove(operation.Id);

    /// <summary>Adds operations that have been enabled before.</summary>
    public void Add(OperationSet operations) => _enabled.Add(operations);

    public void Remove(OperationSet operations) => _enabled.Remove(operations);

    /// <summary>Forgets an operation that will not run again.</summary>
    public void Forget(Operation operation)
    {
        Remove(operation);
        if (operation.Id < _operations.Length)
            _operations[operation.Id] = null;
    }

    /// <summary>Presents the set to a strategy.</summary>
    public ICandidates After(Operation? last)
    {
        Current = last is not null && Contains(last) ? _enabled.PlaceOf(last.Id) : -1;
        return this;
    }
}
