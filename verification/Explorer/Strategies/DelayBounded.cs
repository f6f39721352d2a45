namespace Weft.Exploration.Strategies;

/// <summary>
/// Runs the operations one after the other by their numbers, each as long as it can go on, and after the last the first again; but at a
/// few choices, which are drawn, the one whose turn it is has to let the next go first.
/// </summary>
/// <remarks>
/// <para>
/// Source: Emmi, Qadeer, Rakamaric, <i>Delay-Bounded Scheduling</i> (POPL 2011). They try every schedule with at most d delays; this draws
/// from them.
/// </para>
/// <para>
/// Guarantee: a schedule with at most d delays, all of them at the first c choices, comes with a probability of at least 1/(c+1)^d.
/// The number of operations does not enter. Each delay is drawn from c choices and none, several may fall on one choice, and each then
/// skips one operation more. What the test draws itself is drawn evenly on top of it.
/// </para>
/// <para>What it needs to know: c, the choices of a schedule, which it takes from the <see cref="Profile"/>.</para>
/// <para>It is not fair: see <see cref="FairTail"/>.</para>
/// </remarks>
/// <param name="seed">The seed.</param>
/// <param name="delays">The most delays of a schedule.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal sealed class DelayBounded(uint seed, int delays, long before = 0) : Sampling(seed, before)
{
    private readonly int[] _delays = new int[delays]; // the choices that are delayed, counted from 1; 0 for none
    private int _choices;
    private int _last;
    private int _mostChoices;

    public override void Learn(Profile profile) => _mostChoices = profile.Choices;

    public override int Choose(ICandidates candidates)
    {
        _choices++;
        var place = candidates.Current >= 0 ? candidates.Current : Next(candidates.All());
        foreach (var delayed in _delays)
        {
            if (delayed == _choices)
                place++;
        }
        return place % candidates.Count;
    }

    public override void Took(int operation) => _last = operation;

    protected override void Restart()
    {
        (_choices, _last) = (0, -1);
        foreach (ref var delay in _delays.AsSpan())
            delay = Draw(_mostChoices + 1);
    }

    // Past the end it is the first one's turn again.
    private int Next(ReadOnlySpan<Candidate> all)
    {
        var place = 0;
        while (place < all.Length && all[place].Operation <= _last)
            place++;
        return place;
    }
}
