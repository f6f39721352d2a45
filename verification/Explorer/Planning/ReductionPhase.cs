using Weft.Exploration.Strategies.Reduction;

namespace Weft.Exploration.Planning;

/// <summary>
/// Some of the schedules of a walk through all interleavings, which one loop runs. Another phase may go on with the same walk.
/// </summary>
internal sealed class ReductionPhase(long share, Exhaustive walk, Interleavings known) : Phase(share)
{
    private bool _begun;

    public override bool IsExhaustive => !walk.HasDoubt;

    public override Reports.Estimate Estimate => walk.Progress.Estimate;

    public override bool GoesOn => true;

    public override bool IsHandedOut => _begun;

    public override Portion Take()
    {
        _begun = true;
        return new Portion(walk, Budget);
    }

    /// <summary>What was found may need fewer preemptions: that is looked for with all bounds that are smaller.</summary>
    public override IEnumerable<Phase> ForLess(Portion finding) =>
        Enumerable.Range(0, walk.Preemptions).Select(bound => new BoundedPhase(long.MaxValue, bound, known));
}
