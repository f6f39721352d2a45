using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>Hands out the items of a parallel loop, each with its place.</summary>
internal abstract class LoopItems<TItem>
{
    /// <summary>How many there are at most.</summary>
    public abstract long Most { get; }

    public abstract (TItem Item, long Index)? Take(Operation operation, int site);
}

/// <summary>Numbers. To take one is no step: which operation takes which shows only in what it does with it.</summary>
internal sealed class LoopRange<TNumber>(long from, long to, Func<long, TNumber> convert) : LoopItems<TNumber>
{
    private long _next = from;

    public override long Most => Math.Max(0, to - _next);

    public override (TNumber Item, long Index)? Take(Operation operation, int site)
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        if (_next >= to)
            return null;
        var index = _next++;
        return (convert(index), index);
    }
}

/// <summary>What a sequence of the program's own yields. Its code is run by one operation at a time.</summary>
internal sealed class LoopSequence<TItem>(IEnumerable<TItem> sequence, Execution execution) : LoopItems<TItem>, IDisposable
{
    private readonly IEnumerator<TItem> _enumerator = sequence.GetEnumerator();
    private readonly Turnstile _turnstile = new(execution);
    private long _next;
    private bool _hasEnded;

    public override long Most { get; } = sequence.TryGetNonEnumeratedCount(out var count) ? count : long.MaxValue;

    public override (TItem Item, long Index)? Take(Operation operation, int site) => _turnstile.Pass<(TItem, long)?>(operation, site, () =>
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        _hasEnded = _hasEnded || !_enumerator.MoveNext();
        return _hasEnded ? null : (_enumerator.Current, _next++);
    });

    public void Dispose() => _enumerator.Dispose();
}
