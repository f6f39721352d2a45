using Weft.Exploration.Reports;

namespace Weft.Exploration.Strategies.Reduction;

// Protocol. The loop that walks writes, between two schedules; whoever shows the progress reads. What is read is one value, replaced under
// the lock.

/// <summary>Estimates what remains of a walk through all interleavings, from the shapes of its paths.</summary>
internal sealed class WalkProgress
{
    // The estimate changes slowly, and a path may be long.
    private const int Interval = 16;

    private readonly Lock _gate = new();
    private readonly TreeEstimate _tree = new();
    private readonly List<Branching> _shape = [];
    private Estimate _estimate = Estimate.None;
    private long _done;

    /// <summary>What remains; may be asked by any thread.</summary>
    public Estimate Estimate
    {
        get
        {
            lock (_gate)
                return _estimate;
        }
    }

    /// <summary>Notes that the walk has come to the end of a path.</summary>
    public void Ended(List<Node> path)
    {
        if (++_done % Interval != 0)
            return;
        _shape.Clear();
        var product = 1.0;
        foreach (var node in path)
        {
            var branching = node.Bound > 0
                ? new Branching(node.TriedValues, node.Bound)
                : new Branching(node.Done.Count, node.Done.Count + 1 + node.Branches.Count);
            product *= branching.Of;
            _shape.Add(branching);
        }
        _tree.AddWalked(product);
        var estimate = _tree.Remaining(_done, TreeEstimate.FractionDone([.. _shape]));
        lock (_gate)
            _estimate = estimate;
    }
}
