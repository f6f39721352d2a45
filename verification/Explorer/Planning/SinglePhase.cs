using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>The schedules of one strategy in its own order, which one loop runs.</summary>
internal sealed class SinglePhase(long share, IStrategy strategy) : Phase(share)
{
    private bool _begun;

    public override bool IsExhaustive => true;

    public override bool IsHandedOut => _begun;

    public override Portion Take()
    {
        _begun = true;
        return new Portion(strategy, Budget);
    }
}
