using System.Threading.Tasks.Sources;

namespace Weft.Exploration.Interception;

/// <summary>
/// What stands behind the value task of a pooling method. Like the framework's it goes back to its pool whenever its result is asked
/// for, rightly or not: a second await meets an object that has moved on, or serves another call by now.
/// </summary>
internal class PooledBox<TResult> : IValueTaskSource<TResult>, IValueTaskSource
{
    private ControlledValueTaskSourceCore<TResult> _core;

    public short Version => _core.Version;

    public void SetResult(TResult result) => _core.SetResult(result);

    public void SetException(Exception exception) => _core.SetException(exception);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            Return();
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    /// <summary>Called when the box has done its work.</summary>
    protected virtual void Return()
    {
    }
}
