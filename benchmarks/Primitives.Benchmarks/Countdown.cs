namespace Weft.Benchmarks;

/// <summary>
/// The end of a round: the last of those that signal resumes the driver, on the spot. It is reused, so that a round costs what is
/// measured and one interlocked step for each signal, whoever is measured.
/// </summary>
internal sealed class Countdown : ReusableSource
{
    private int _left;

    /// <summary>Starts a round that ends with the last of so many signals.</summary>
    public ValueTask Start(int signals)
    {
        _left = signals;
        return Start();
    }

    public void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            SetResult();
    }
}
