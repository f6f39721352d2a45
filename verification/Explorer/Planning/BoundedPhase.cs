using Weft.Exploration.Strategies.Reduction;

namespace Weft.Exploration.Planning;

/// <summary>All schedules with at most so many preemptions, one of each interleaving at least.</summary>
internal sealed class BoundedPhase(long share, int bound, Interleavings known) : Phase(share)
{
    private readonly BoundedWalk _walk = new(bound, known);
    private bool _begun;

    public override int? PreemptionBound => bound;

    public override bool IsExhaustive => !_walk.HasCut;

    public override bool GoesOn => true;

    public override bool IsHandedOut => _begun;

    public override Portion Take()
    {
        _begun = true;
        return new Portion(_walk, Budget);
    }
}
