using Weft.Exploration.Causality;
using Weft.Exploration.Sites;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Scheduling;

/// <summary>Notes the steps of one execution for a reader: names instead of addresses, numbers by order of first touch.</summary>
internal sealed class TraceRecorder
{
    private readonly List<Operation> _operations = [];
    private readonly List<TraceStep> _steps = [];
    private readonly ObjectNames _names = new();
    private Operation? _last;
    private Operation? _suspended;
    private bool _isWrite;
    private bool _isAwait;

    public void Created(Operation operation) => _operations.Add(operation);

    public void Took(Operation operation, Access access)
    {
        var site = SiteTable.Get(access.Site);
        var action = StepText.Of(access, site);
        if (!site.IsFramework)
            operation.CalledAt = 0; // it has come back
        else if (operation.CalledAt != 0)
        {
            // Own code first: the reader knows the call, not what is inside.
            site = SiteTable.Get(operation.CalledAt);
            action = $"{site.Member}: {action}";
        }
        if (operation.Name is null && access.Kind != AccessKind.Start)
            operation.Name = site.Method;
        // An operation starts where nothing of it has run yet; the site of its start is its creator's.
        var (method, place) = access.Kind == AccessKind.Start ? ("", null) : (site.Method, site.Place);
        _steps.Add(new TraceStep(_steps.Count + 1, operation.Id, action, method, place, Switched(operation)));
        _isWrite = access.Kind == AccessKind.Write;
        _isAwait = access.Kind == AccessKind.Await;
        _suspended = null;
        _last = operation;
    }

    /// <summary>Adds to the last step what it has read or written.</summary>
    public void Result<T>(T value) => Extend($"{(_isWrite ? "=" : "->")} {_names.Describe(value)}");

    /// <summary>Adds to the last step that the operation went no further.</summary>
    public void Suspends()
    {
        Extend(_isAwait ? "and suspends" : "and then suspends");
        _suspended = _last;
    }

    public Trace Build() => new(
        [.. _operations.Select(operation => new TraceOperation(operation.Id, NameOf(operation)))],
        [.. _steps]);

    // What an operation does first says best what it is, where nobody named it.
    private static string NameOf(Operation operation) => operation.Name ?? "continuation";

    /// <summary>Adds to a step what else happened in it.</summary>
    public void Mark(long step, string text)
    {
        if (step > 0 && step <= _steps.Count)
            _steps[(int)step - 1] = _steps[(int)step - 1] with { Action = $"{_steps[(int)step - 1].Action} {text}" };
    }

    private void Extend(string text)
    {
        if (_steps.Count > 0)
            _steps[^1] = _steps[^1] with { Action = $"{_steps[^1].Action} {text}" };
    }

    private string? Switched(Operation operation)
    {
        if (_last is null || _last == operation)
            return null;
        return _last switch
        {
            { HasEnded: true } when _last == _suspended => $"operation {_last.Id} is suspended",
            { HasEnded: true } => $"operation {_last.Id} has ended",
            { Execution: var execution } when !execution.IsEnabled(_last) => $"operation {_last.Id} waits",
            _ => $"operation {_last.Id} is preempted",
        };
    }
}
