using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// The builder of an async iterator: the real one, told about suspensions. What the iterator completes is a <see
/// cref="ControlledValueTaskSourceCore{TResult}"/>.
/// </summary>
[Redirects(typeof(AsyncIteratorMethodBuilder))]
internal struct ControlledIteratorMethodBuilder
{
    private AsyncIteratorMethodBuilder _inner;
    private Suspension _suspension;

    public static ControlledIteratorMethodBuilder Create() => new() { _inner = AsyncIteratorMethodBuilder.Create() };

    public void MoveNext<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => _inner.MoveNext(ref stateMachine);

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

    public void Complete() => _inner.Complete();
}
