namespace Weft.Exploration.Strategies;

/// <summary>Draws every choice evenly.</summary>
/// <remarks>
/// Guarantee: a schedule with c choices among at most n operations comes with a probability of at least 1/n^c, so short schedules are
/// likely and long ones are not: an operation is hardly ever left standing while another one takes many steps.
/// </remarks>
/// <param name="seed">The seed.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal sealed class RandomWalk(uint seed, long before = 0) : Sampling(seed, before)
{
    public override int Choose(ICandidates candidates) => Draw(candidates.Count);

    public override bool IsFairAfter(uint stepsSoFar) => true;
}
