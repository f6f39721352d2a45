using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>
/// The walk through all schedules, depth first. A loop that has nothing to do gets the end of what another one walks through.
/// </summary>
internal sealed class WalkPhase(long share) : Phase(share)
{
    private bool _begun;

    public override bool IsExhaustive => true;

    public override bool IsHandedOut => _begun;

    public override Portion Take()
    {
        _begun = true;
        return new Portion(new DepthFirst(), Budget);
    }

    public override Portion? Split(Portion portion) =>
        ((DepthFirst)portion.Strategy).TrySplit() is { } rest ? new Portion(rest, Budget) : null;
}
