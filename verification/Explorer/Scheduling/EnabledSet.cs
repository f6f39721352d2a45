using Weft.Exploration.Strategies;

namespace Weft.Exploration.Scheduling;

/// <summary>The operations that may be chosen, by rising number. Its size, not the number of those who wait, is the cost of a step.</summary>
internal sealed class EnabledSet
{
    private Operation[] _operations = new Operation[8];
    private Candidate[] _candidates = new Candidate[8];

    public int Count { get; private set; }

    public Operation this[int index] => _operations[index];

    public void Add(Operation operation)
    {
        if (Count == _operations.Length)
        {
            Array.Resize(ref _operations, Count * 2);
            Array.Resize(ref _candidates, Count * 2);
        }
        var place = Count++;
        for (; place > 0 && _operations[place - 1].Id > operation.Id; place--)
            _operations[place] = _operations[place - 1];
        _operations[place] = operation;
    }

    public void Remove(Operation operation)
    {
        var place = IndexOf(operation);
        Count--;
        Array.Copy(_operations, place + 1, _operations, place, Count - place);
        _operations[Count] = null!; // an ended operation must not be kept alive by a slot that is free
    }

    public int IndexOf(Operation operation) => Array.IndexOf(_operations, operation, 0, Count);

    public ReadOnlySpan<Candidate> Candidates()
    {
        for (var index = 0; index < Count; index++)
            _candidates[index] = new Candidate(_operations[index].Id, _operations[index].Pending);
        return _candidates.AsSpan(0, Count);
    }
}
