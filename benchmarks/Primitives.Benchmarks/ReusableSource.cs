using System.Threading.Tasks.Sources;

namespace Weft.Benchmarks;

/// <summary>Something to await that costs no object: one wait after another on the same source. Who waits is resumed on the spot.</summary>
internal class ReusableSource : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source;

    /// <summary>What the next wait is for. The one before has to be over.</summary>
    public ValueTask Start()
    {
        _source.Reset();
        return new ValueTask(this, _source.Version);
    }

    public void SetResult() => _source.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags) => _source.OnCompleted(continuation, state, token, flags);
}
