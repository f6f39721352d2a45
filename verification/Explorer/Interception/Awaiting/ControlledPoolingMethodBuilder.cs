using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="PoolingAsyncValueTaskMethodBuilder"/>. The framework's own queues what production runs
/// inline, and its pools are those of the process.
/// </summary>
[Redirects(typeof(PoolingAsyncValueTaskMethodBuilder))]
internal struct ControlledPoolingMethodBuilder
{
    private PooledBox<object?>? _box;
    private AsyncTaskMethodBuilder _starter; // only to start: it keeps the contexts of the caller as they are
    private Suspension _suspension;

    public readonly ValueTask Task => _box is null ? default : new(_box, _box.Version);

    public static ControlledPoolingMethodBuilder Create() => default;

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => _starter.Start(ref stateMachine);

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _starter.SetStateMachine(stateMachine);

    public readonly void Resumed() => _suspension.End();

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        using var detached = _suspension.Begin(ref awaiter);
        var continuation = Suspend(ref stateMachine);
        if (GuardedAwaiter<TAwaiter>.IsNeeded)
            new GuardedAwaiter<TAwaiter>(awaiter).OnCompleted(continuation);
        else
            awaiter.OnCompleted(continuation);
    }

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        using var detached = _suspension.Begin(ref awaiter);
        var continuation = Suspend(ref stateMachine);
        if (GuardedAwaiter<TAwaiter>.IsNeeded)
            new GuardedAwaiter<TAwaiter>(awaiter).UnsafeOnCompleted(continuation);
        else
            awaiter.UnsafeOnCompleted(continuation);
    }

    public readonly void SetResult() => _box?.SetResult(null);

    public void SetException(Exception exception) => (_box ??= new PooledBox<object?>()).SetException(exception);

    private Action Suspend<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_box is PooledMachine<TStateMachine, object?> box)
        {
            box.Suspend(ref stateMachine, isFirst: false);
            return box.Continuation;
        }
        box = PooledMachine<TStateMachine, object?>.Rent();
        _box = box; // before the machine is copied: this builder is part of it
        box.Suspend(ref stateMachine, isFirst: true);
        return box.Continuation;
    }
}
