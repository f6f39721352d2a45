namespace Weft.Exploration.Strategies;

/// <summary>
/// Several strategies in turn, one schedule each. No one of them is the best for every bug; with n of them, what the best would find in m
/// schedules is found in n times m.
/// </summary>
/// <param name="before">The number of schedules that are left out.</param>
/// <param name="members">Make the strategies; each is told how many of its own schedules it leaves out.</param>
internal sealed class Portfolio(long before, params Func<long, IStrategy>[] members) : IStrategy
{
    // Of the schedules before, as many were the i-th strategy's as there are numbers below that leave the rest i.
    private readonly IStrategy[] _strategies =
        [.. members.Select((member, place) => member((before + members.Length - 1 - place) / members.Length))];

    private long _next = before;
    private IStrategy? _current;

    private IStrategy Current => _current!;

    public bool BeginSchedule()
    {
        _current = _strategies[_next++ % _strategies.Length];
        return Current.BeginSchedule();
    }

    public void RepeatSchedule() => Current.RepeatSchedule();

    public int Choose(ICandidates candidates) => Current.Choose(candidates);

    public int Draw(int bound) => Current.Draw(bound);

    public void Learn(Profile profile) => Array.ForEach(_strategies, strategy => strategy.Learn(profile));

    public void Created(int operation, int creator, uint key) => Current.Created(operation, creator, key);

    public void Took(int operation) => Current.Took(operation);

    public bool IsFairAfter(uint stepsSoFar) => Current.IsFairAfter(stepsSoFar);
}
