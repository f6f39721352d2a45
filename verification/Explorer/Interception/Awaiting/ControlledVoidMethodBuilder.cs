using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The builder of an <c>async void</c> method. An exception that escapes would end the process; here it violates the schedule.
/// </summary>
[Redirects(typeof(AsyncVoidMethodBuilder))]
internal struct ControlledVoidMethodBuilder
{
    private AsyncVoidMethodBuilder _inner;
    private Suspension _suspension;

    public static ControlledVoidMethodBuilder Create() => new() { _inner = AsyncVoidMethodBuilder.Create() };

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

    public void SetResult() => _inner.SetResult();

    public void SetException(Exception exception)
    {
        if (Operation.Current is not { } operation)
        {
            _inner.SetException(exception);
            return;
        }
        if (exception is not AbandonedException)
            operation.Execution.Fail(Outcome.Unhandled(exception));
        _inner.SetResult();
    }
}
