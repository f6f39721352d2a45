using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>The builder of an <c>async Task</c> method: the real one, told about suspensions and announcing the completion.</summary>
[Redirects(typeof(AsyncTaskMethodBuilder))]
internal struct ControlledTaskMethodBuilder
{
    private AsyncTaskMethodBuilder _inner;
    private Suspension _suspension;

    public Task Task => _inner.Task;

    public static ControlledTaskMethodBuilder Create() => default;

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

    public void SetResult()
    {
        if (_suspension.HasHappened)
            Suspension.Completes(_inner.Task);
        _inner.SetResult();
    }

    public void SetException(Exception exception)
    {
        if (_suspension.HasHappened && exception is not Scheduling.AbandonedException)
            Suspension.Completes(_inner.Task);
        _inner.SetException(exception);
    }
}
