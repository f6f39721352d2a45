using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// The builder of an <c>async ValueTask&lt;TResult&gt;</c> method: the real one, told about suspensions and announcing the completion.
/// </summary>
[Redirects(typeof(AsyncValueTaskMethodBuilder<>))]
internal struct ControlledValueTaskMethodBuilder<TResult>
{
    private AsyncValueTaskMethodBuilder<TResult> _inner;
    private Suspension _suspension;

    public ValueTask<TResult> Task => _inner.Task;

    public static ControlledValueTaskMethodBuilder<TResult> Create() => default;

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => _inner.Start(ref stateMachine);

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _inner.SetStateMachine(stateMachine);

    public void Resumed() => _suspension.End();

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        using var detached = _suspension.Begin(ref awaiter);
        if (!GuardedAwaiter<TAwaiter>.IsNeeded)
        {
            _inner.AwaitOnCompleted(ref awaiter, ref stateMachine);
            return;
        }
        var guarded = new GuardedAwaiter<TAwaiter>(awaiter);
        _inner.AwaitOnCompleted(ref guarded, ref stateMachine);
    }

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        using var detached = _suspension.Begin(ref awaiter);
        if (!GuardedAwaiter<TAwaiter>.IsNeeded)
        {
            _inner.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);
            return;
        }
        var guarded = new GuardedAwaiter<TAwaiter>(awaiter);
        _inner.AwaitUnsafeOnCompleted(ref guarded, ref stateMachine);
    }

    public void SetResult(TResult result)
    {
        if (_suspension.HasHappened)
            Suspension.Completes(_inner.Task.AsTask());
        _inner.SetResult(result);
    }

    public void SetException(Exception exception)
    {
        if (_suspension.HasHappened && exception is not Scheduling.AbandonedException)
            Suspension.Completes(_inner.Task.AsTask());
        _inner.SetException(exception);
    }
}
