using Weft.Exploration.Causality;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Traces;

/// <summary>Notes the steps of one execution for a reader: names instead of addresses, numbers by order of first touch.</summary>
internal sealed class TraceRecorder
{
    private readonly List<Operation> _operations = [];
    private readonly List<TraceStep> _steps = [];
    private readonly ObjectNames _names = new();
    private Operation? _last;

    public void Created(Operation operation) => _operations.Add(operation);

    public void Took(Operation operation, Access access)
    {
        var site = SiteTable.Get(access.Site);
        if (operation.Name is null && access.Kind != AccessKind.Start)
            operation.Name = site.Method;
        _steps.Add(new TraceStep(_steps.Count + 1, operation.Id, Describe(access, site), site.Method, site.Place, Switched(operation)));
        _last = operation;
    }

    /// <summary>Adds to the last step what it has read or written.</summary>
    public void Result<T>(T value)
    {
        var step = _steps[^1];
        _steps[^1] = step with { Action = $"{step.Action} -> {_names.Describe(value)}" };
    }

    /// <summary>Adds to the last step what became of it.</summary>
    public void Remark(string remark) => _steps[^1] = _steps[^1] with { Action = $"{_steps[^1].Action} ({remark})" };

    public Trace Build() => new(
        [.. _operations.Select(operation => new TraceOperation(operation.Id, operation.Name ?? SiteTable.Get(operation.CreatedAt).Method))],
        [.. _steps]);

    private static string Describe(Access access, Site site) => access.Kind switch
    {
        AccessKind.Start => "starts",
        AccessKind.Read => $"reads {site.Target ?? site.Member}",
        AccessKind.Write => $"writes {site.Target ?? site.Member}",
        AccessKind.Acquire => $"locks {site.Target ?? "an object"}",
        AccessKind.Await => $"awaits {site.Target ?? site.Member}",
        AccessKind.Wait => $"waits for {site.Target ?? site.Member}",
        AccessKind.Complete => $"completes {site.Target ?? site.Member}",
        AccessKind.Interleave => "lets others run",
        _ => site.Target is null ? site.Member : $"{site.Member} {site.Target}",
    };

    private string? Switched(Operation operation)
    {
        if (_last is null || _last == operation)
            return null;
        return _last.State switch
        {
            OperationState.Ended => $"operation {_last.Id} has ended",
            OperationState.Disabled => $"operation {_last.Id} waits",
            _ => $"operation {_last.Id} is preempted",
        };
    }
}
