using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Traces;

/// <summary>Makes traces by hand, a step a line. Operation 0 is the test.</summary>
internal sealed class TraceMaker
{
    private readonly List<TraceOperation> _operations;
    private readonly List<TraceStep> _steps = [];

    public TraceMaker(string test) => _operations = [new TraceOperation(0, test)];

    public Trace Trace => new(_operations, _steps);

    public TraceMaker Operation(string name)
    {
        _operations.Add(new TraceOperation(_operations.Count, name));
        return this;
    }

    public TraceMaker Step(int operation, string action, string method, string? place, string? switched = null)
    {
        _steps.Add(new TraceStep(_steps.Count + 1, operation, action, method, place, switched));
        return this;
    }
}
