namespace Weft.Exploration.Causality;

/// <summary>
/// How far each operation had come, as far as whoever owns the clock is ordered after it. Operations are numbered from 0; one that is not
/// there counts as never having run.
/// </summary>
internal sealed class VectorClock
{
    private int[] _times = [];
    private int _count;

    public int this[int operation]
    {
        get => operation < _count ? _times[operation] : 0;
        set
        {
            Grow(operation + 1);
            _times[operation] = value;
        }
    }

    public void Clear() => _count = 0;

    /// <summary>Comes after all that <paramref name="other"/> comes after.</summary>
    public void Join(VectorClock other)
    {
        Grow(other._count);
        for (var operation = 0; operation < other._count; operation++)
            _times[operation] = Math.Max(_times[operation], other._times[operation]);
    }

    private void Grow(int count)
    {
        if (count <= _count)
            return;
        if (count > _times.Length)
            Array.Resize(ref _times, Math.Max(count, 2 * _times.Length));
        Array.Clear(_times, _count, count - _count); // what an earlier execution has left
        _count = count;
    }
}
