using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>A cancellation callback whose run the explorer can see.</summary>
/// <param name="callback">What was registered.</param>
/// <param name="state">What it gets.</param>
/// <param name="context">Where it runs, or null for the thread of the canceller, which waits for it in any case.</param>
internal sealed class TrackedCallback(Action<object?> callback, object? state, SynchronizationContext? context)
{
    private readonly nint _registered = Operation.Current?.Execution.Races.Releases(Operation.Current.Execution.Locations) ?? 0;
    private Operation? _runner;
    private Gate? _ended;

    public void Run()
    {
        _runner = Operation.Current;
        _runner?.Execution.Races?.Acquires(_registered); // a source that a timer cancels announces nothing of itself
        _ended = _runner is null ? null : new Gate(_runner.Execution, isOpen: false, isLasting: true);
        try
        {
            if (context is null)
                callback(state);
            else
                context.Send(static callback => ((TrackedCallback)callback!).RunThere(), this);
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

    // The context may run it on another operation; whoever takes the callback back from inside is that one.
    private void RunThere()
    {
        _runner = Operation.Current;
        callback(state);
    }
}
