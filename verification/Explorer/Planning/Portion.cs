using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>
/// Schedules that follow each other in the order of the plan, run by one loop. As long as there are open ones before it, it may
/// turn out to have run more than are wanted, so until then it remembers what each schedule took.
/// </summary>
/// <param name="strategy">Chooses the schedules.</param>
/// <param name="limit">The most that are run.</param>
internal sealed class Portion(IStrategy strategy, long limit)
{
    private readonly Lock _gate = new();
    private List<(long Steps, Novelty Novelty)>? _each = [];
    private long _limit = limit;
    private long _schedules;
    private Tally _sum;
    private bool _isWithdrawn;

    public IStrategy Strategy => strategy;

    /// <summary>The schedules that were run; may be read by any thread.</summary>
    public long Schedules => Volatile.Read(ref _schedules);

    public bool IsFull => Schedules >= Volatile.Read(ref _limit);

    /// <summary>True when it counts for nothing: what comes before it has ended the phase.</summary>
    public bool IsWithdrawn => Volatile.Read(ref _isWithdrawn);

    /// <summary>Why it goes no further. Under the lock of the plan, as the members below.</summary>
    public PortionEnd End { get; set; }

    /// <summary>Notes that a schedule has been run.</summary>
    /// <param name="steps">The steps that it took.</param>
    /// <param name="novelty">What it was to those before it.</param>
    public void Count(long steps, Novelty novelty = Novelty.Unknown)
    {
        if (novelty == Novelty.Elsewhere)
            return;
        lock (_gate)
        {
            _each?.Add((steps, novelty));
            _sum = _sum.With(steps, novelty);
            Volatile.Write(ref _schedules, _schedules + 1);
        }
    }

    public void Withdraw() => Volatile.Write(ref _isWithdrawn, true);

    public void Limit(long schedules) => Volatile.Write(ref _limit, Math.Min(_limit, schedules));

    /// <summary>Nothing is open before it any more, so it is known how many are wanted.</summary>
    public void BecomeFirst(long wanted)
    {
        Limit(wanted);
        lock (_gate)
        {
            // Its loop may be in the middle of one more schedule, which it began before it could know.
            if (_schedules < wanted)
                _each = null;
        }
    }

    /// <summary>What all of it took so far; may be read by any thread, while its loop goes on.</summary>
    public Tally Tally
    {
        get
        {
            lock (_gate)
                return _sum;
        }
    }

    /// <summary>What the first <paramref name="schedules"/> of it took.</summary>
    public Tally TallyOf(long schedules)
    {
        lock (_gate)
        {
            return schedules >= _schedules
                ? _sum
                : _each!.Take((int)schedules).Aggregate(default(Tally), (sum, each) => sum.With(each.Steps, each.Novelty));
        }
    }
}
