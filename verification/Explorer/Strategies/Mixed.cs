namespace Weft.Exploration.Strategies;

/// <summary>
/// Spends the first half of a budget on a walk through all schedules, which is the end of it when the test is small enough, and the
/// second half on schedules that are drawn evenly: the walk alone would only ever see the neighbours of the first schedule.
/// </summary>
internal sealed class Mixed(int budget, uint seed) : IStrategy
{
    private readonly DepthFirst _walk = new();
    private readonly RandomWalk _draw = new(seed);
    private int _left = Math.Max(1, budget / 2);
    private bool _isDrawing;

    public string Name => "mixed";

    private IStrategy Current => _isDrawing ? _draw : _walk;

    public bool BeginSchedule()
    {
        _isDrawing = _isDrawing || _left-- == 0;
        return Current.BeginSchedule();
    }

    public void RepeatSchedule() => Current.RepeatSchedule();

    public int Choose(ReadOnlySpan<Candidate> candidates, int current) => Current.Choose(candidates, current);

    public int Draw(int bound) => Current.Draw(bound);

    public bool IsFairAfter(uint stepsSoFar) => Current.IsFairAfter(stepsSoFar);

    public bool TakesBlameForNoEnd()
    {
        var isUnfair = !_isDrawing;
        _isDrawing = true;
        return isUnfair;
    }
}
