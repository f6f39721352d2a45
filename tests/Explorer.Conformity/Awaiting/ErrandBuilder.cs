using System.Runtime.CompilerServices;

namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>Builds methods that return an <see cref="Errand"/>, without any builder of the framework.</summary>
/// <remarks>The state machine is moved to the heap at its start, so that each suspension comes back to the same.</remarks>
internal sealed class ErrandBuilder
{
    private Action? _moveNext;

    // Written after the awaiter was asked and before it has the continuation: nothing but the await orders it.
    private int _suspensions;

    public Errand Task { get; } = new();

    public static ErrandBuilder Create() => new();

    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        SetStateMachine(stateMachine);
        _moveNext!();
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _moveNext = stateMachine.MoveNext;

    public void SetResult() => Task.End(null, _suspensions);

    public void SetException(Exception exception) => Task.End(exception, _suspensions);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        _suspensions++;
        awaiter.OnCompleted(_moveNext!);
    }

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        _suspensions++;
        awaiter.UnsafeOnCompleted(_moveNext!);
    }
}
