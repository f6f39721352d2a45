namespace Weft.Exploration.Strategies;

/// <summary>
/// Chooses an operation in proportion to the number of steps that are left to it and to all that it has yet to create.
/// </summary>
/// <remarks>
/// <para>Source: URW in Zhao, Wolff, Mathur, Roychoudhury, <i>Selectively Uniform Concurrency Testing</i> (ASPLOS 2025).</para>
/// <para>
/// Guarantee: every schedule comes with the same probability, if the estimate is exact and operations do not wait for each other. Then a
/// schedule is an order of a forest, in which a step comes after the one before it and a start after the step that creates; from a place in
/// it, the share of the orders that begin with a given operation is its share of the steps that are left. Where operations wait, or the
/// steps differ from schedule to schedule, it is an approximation.
/// </para>
/// <para>
/// What it needs to know: the steps of each operation, which it takes from the <see cref="Profile"/>, by who created it as its how-manieth.
/// One that is not known there, such as a continuation that another operation brings about, counts as having one step left.
/// </para>
/// <para>It is fair: whoever can run has a share, and no share grows.</para>
/// </remarks>
/// <param name="seed">The seed.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal sealed class UniformRandomWalk(uint seed, long before = 0) : Sampling(seed, before)
{
    private Profile _profile = Profile.Unknown;
    private PerOperation<int> _left;

    public override void Learn(Profile profile) => _profile = profile;

    public override void Created(int operation, int creator, uint key)
    {
        var weight = _profile.WeightOf(key);
        _left[operation] = weight;
        if (creator >= 0)
            _left[creator] -= weight;
    }

    public override void Took(int operation) => _left[operation]--;

    public override int Choose(ICandidates candidates)
    {
        var all = candidates.All();
        var total = 0;
        foreach (var candidate in all)
            total += ShareOf(candidate.Operation);
        var place = 0;
        for (var drawn = Draw(total) - ShareOf(all[0].Operation); drawn >= 0; drawn -= ShareOf(all[place].Operation))
            place++;
        return place;
    }

    public override bool IsFairAfter(uint stepsSoFar) => true;

    protected override void Restart() => _left.Clear();

    // Whoever can run has a step left, whatever the estimate says.
    private int ShareOf(int operation) => Math.Max(1, _left[operation]);
}
