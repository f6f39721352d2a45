using System.Threading.Tasks.Sources;

namespace Weft.Benchmarks;

/// <summary>
/// The end of a round: the last of those that signal resumes the driver, on the spot. It is reused, so that a round costs what is measured
/// and one interlocked step for each signal, whoever is measured.
/// </summary>
internal sealed class Countdown : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source;
    private int _left;

    /// <summary>Starts a round that ends with the <paramref name="signals"/>th signal.</summary>
    public ValueTask Start(int signals)
    {
        _source.Reset();
        _left = signals;
        return new ValueTask(this, _source.Version);
    }

    public void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _source.SetResult(true);
    }

    public void GetResult(short token) => _source.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
