namespace Weft.Exploration.Causality;

/// <summary>
/// The latest accesses of one kind to a location: one that all others come before, or several that nothing orders. An access that comes
/// before another one need not be kept: what is ordered after the later is ordered after the earlier.
/// </summary>
internal struct PlainTouches
{
    private PlainTouch _last;
    private List<PlainTouch>? _others;

    /// <summary>True if the same operation has touched the location since it last made something known to others.</summary>
    public readonly bool Has(int operation, int time) => _last.Operation == operation && _last.Time == time;

    public void Add(PlainTouch touch, VectorClock clock)
    {
        if (!_last.IsBefore(clock))
            (_others ??= []).Add(_last);
        _last = touch;
        if (_others is { Count: > 0 })
            _others.RemoveAll(other => other.IsBefore(clock));
    }

    /// <summary>An access that does not come before <paramref name="clock"/>; one with the time 0 if there is none.</summary>
    public readonly PlainTouch FirstNotBefore(VectorClock clock)
    {
        if (_others is not null)
        {
            foreach (var other in _others)
            {
                if (!other.IsBefore(clock))
                    return other;
            }
        }
        return _last.IsBefore(clock) ? default : _last;
    }
}
