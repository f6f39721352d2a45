using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The operations of one execution that wait until something is true. A condition may read anything, so it is asked again before
/// each choice; its operation is enabled exactly while it holds. No notification can be forgotten, and nobody spins.
/// </summary>
internal sealed class Conditions(Execution execution)
{
    private readonly List<Waiting> _waiting = [];

    /// <summary>Blocks <paramref name="operation"/>; returns when the condition holds and it is its turn.</summary>
    public void Pass(Operation operation, Func<bool> condition, int site)
    {
        var waiting = new Waiting(condition, new Gate(execution, isOpen: false));
        _waiting.Add(waiting);
        // It may look at anything, and nobody can tell at what.
        waiting.Gate.Pass(operation, new Access(AccessKind.Update, 0, site));
        _waiting.Remove(waiting);
        execution.Races?.AcquiresAll(operation.Id); // nobody knows who has made it true
    }

    /// <summary>Asks all conditions again. What one throws violates the schedule.</summary>
    public void Update()
    {
        foreach (var waiting in _waiting)
        {
            if (Holds(waiting.Condition))
                waiting.Gate.Open();
            else
                waiting.Gate.Close();
        }
    }

    private bool Holds(Func<bool> condition)
    {
        try
        {
            // What a condition reads is part of nobody's step, and it must not give way in the middle of a choice.
            return Operation.Outside(condition);
        }
        catch (Exception exception)
        {
            execution.Fail(Outcome.Unhandled(exception));
            return false;
        }
    }

    private sealed record Waiting(Func<bool> Condition, Gate Gate);
}
