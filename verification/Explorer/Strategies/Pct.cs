namespace Weft.Exploration.Strategies;

/// <summary>
/// Probabilistic concurrency testing: each operation has a priority that is drawn, and the highest that can run does. At
/// <c>depth - 1</c> steps, which are drawn too, the operation that has just taken the step falls below all others.
/// </summary>
/// <remarks>
/// <para>
/// Source: Burckhardt, Kothari, Musuvathi, Nagarakatte, <i>A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs</i>
/// (ASPLOS 2010).
/// </para>
/// <para>
/// Guarantee: a bug of depth d, which is one that d orders between two steps each bring about, is found in one schedule with a
/// probability of at least 1/(n k^(d-1)), for n operations and k steps. It does not fall with the number of the steps between
/// them, which costs a random walk half of its chances for each.
/// </para>
/// <para>
/// What it needs to know: k, which it takes from the <see cref="Profile"/>. The bound is meant for bugs whose changes fall into the first k
/// steps of a schedule; where schedules are longer than the one without preemptions, the rest has none. The operations are those of the
/// explorer, so each continuation counts for n; it is not carried over to chains of them, as PCTCP does (Ozkan et al., OOPSLA 2018).
/// </para>
/// <para>It is not fair: see <see cref="FairTail"/>.</para>
/// </remarks>
/// <param name="seed">The seed.</param>
/// <param name="depth">The depth of the bugs that it looks for, 1 or more.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal sealed class Pct(uint seed, int depth, long before = 0) : Sampling(seed, before)
{
    // Place i holds the step after which an operation gets the priority -(i + 1). They are not sorted: that the later change may lead above
    // the earlier one, or below it, is what the guarantee draws from.
    private readonly int[] _changes = new int[depth - 1];
    private PerOperation<long> _priorities; // 0 for one that has none yet
    private int _steps;
    private int _length = 1;

    public override void Learn(Profile profile) => _length = Math.Max(1, profile.Steps);

    public override int Choose(ICandidates candidates)
    {
        var all = candidates.All();
        var highest = 0;
        for (var place = 1; place < all.Length; place++)
        {
            if (PriorityOf(all[place].Operation) > PriorityOf(all[highest].Operation))
                highest = place;
        }
        return highest;
    }

    public override void Took(int operation)
    {
        _steps++;
        for (var change = 0; change < _changes.Length; change++)
        {
            if (_changes[change] == _steps)
                _priorities[operation] = -(change + 1);
        }
    }

    protected override void Restart()
    {
        _priorities.Clear();
        _steps = 0;
        foreach (ref var change in _changes.AsSpan())
            change = 1 + Draw(_length);
    }

    private long PriorityOf(int operation)
    {
        ref var priority = ref _priorities[operation];
        if (priority == 0)
            priority = DrawPriority();
        return priority;
    }
}
