using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies;

/// <summary>
/// Partial order sampling: each pending access has a priority that is drawn, the highest that can run does, and those that race with it
/// get new ones.
/// </summary>
/// <remarks>
/// <para>Source: Yuan, Yang, Gu, <i>Partial Order Aware Concurrency Sampling</i> (CAV 2018).</para>
/// <para>
/// Guarantee: with p operations, an interleaving of e steps, r of which race, comes with a probability of at least (1/p)^r times a factor
/// for the others. That is (1/p)^(e-r) at least, which is all that a random walk gives, and mostly far more: where a pending access
/// has to wait for m steps that race with nothing it is 1/(m+1), and with a random walk 1/2^m.
/// </para>
/// <para>What it needs to know: the pending access of each operation that can run. Nothing about the length of a schedule.</para>
/// <para>
/// It is fair with probability one, since an operation that goes on draws anew for each step; but an access whose priority is tiny may wait
/// for very long, so it does not count as fair: see <see cref="FairTail"/>.
/// </para>
/// </remarks>
/// <param name="seed">The seed.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal sealed class Pos(uint seed, long before = 0) : Sampling(seed, before)
{
    private PerOperation<long> _priorities; // 0 where the pending access has none yet

    public override int Choose(ICandidates candidates)
    {
        var all = candidates.All();
        var highest = 0;
        for (var place = 0; place < all.Length; place++)
        {
            ref var priority = ref _priorities[all[place].Operation];
            if (priority == 0)
                priority = DrawPriority();
            if (priority > _priorities[all[highest].Operation])
                highest = place;
        }
        // Without it an access that has lost once would go on losing: its priority is known to be low by now.
        foreach (var other in all)
        {
            if (Race(other.Pending, all[highest].Pending))
                _priorities[other.Operation] = 0;
        }
        return highest;
    }

    // What it does next is another access.
    public override void Took(int operation) => _priorities[operation] = 0;

    protected override void Restart() => _priorities.Clear();

    private static bool Race(Access one, Access other) =>
        one.Location != 0 && one.Location == other.Location && !(OnlyLooks(one.Kind) && OnlyLooks(other.Kind));

    // A wait is no mere look: what it waits for, it may take, as from a semaphore.
    private static bool OnlyLooks(AccessKind kind) => kind is AccessKind.Read or AccessKind.Await;
}
