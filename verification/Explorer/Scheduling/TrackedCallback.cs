using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>A cancellation callback whose run the explorer can see.</summary>
internal sealed class TrackedCallback(Action<object?> callback, object? state)
{
    private Operation? _runner;
    private Gate? _ended;

    public void Run()
    {
        _runner = Operation.Current;
        _ended = _runner is null ? null : new Gate(_runner.Execution, isOpen: false);
        try
        {
            callback(state);
        }
        finally
        {
            _runner = null;
            _ended?.Open();
        }
    }

    /// <summary>Waits until the callback has ended if another operation runs it.</summary>
    public void WaitForEnd(Operation operation, Access access)
    {
        if (_runner is not null && _runner != operation)
            _ended!.PassSilently(operation, access);
    }
}
