using Weft.Exploration.Strategies;
using Weft.Exploration.Strategies.Reduction;

namespace Weft.Exploration.Planning;

/// <summary>Random schedules that check a claim to have explored every interleaving. They count for nothing else.</summary>
internal sealed class AuditPhase(uint seed, Interleavings known) : Phase(Schedules)
{
    /// <summary>How many are run.</summary>
    public const long Schedules = 1_500;

    private bool _begun;

    public override bool IsHandedOut => _begun;

    public override Portion Take()
    {
        _begun = true;
        return new Portion(new Audit(new RandomWalk(seed), known), Budget);
    }
}
