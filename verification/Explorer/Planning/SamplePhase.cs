using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>Schedules that depend on a seed and their number alone, so any loop can run any block of them.</summary>
/// <param name="share">The most schedules that are run.</param>
/// <param name="from">Makes a strategy that begins with the schedule of the given number, counted from 0.</param>
internal sealed class SamplePhase(long share, Func<long, IStrategy> from) : Phase(share)
{
    // Large enough that loops seldom meet, small enough that they end together.
    private const long Block = 64;

    private long _taken;

    public override bool IsHandedOut => _taken >= Budget;

    public override Portion Take()
    {
        var portion = new Portion(from(_taken), Math.Min(Block, Budget - _taken));
        _taken += Block;
        return portion;
    }
}
