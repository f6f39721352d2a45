using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Builds the methods that return a <see cref="SimpleTask{TResult}"/>; meant for the compiler.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <remarks>See <see cref="SimpleTaskMethodBuilder"/>, which differs in the result only.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SimpleTaskMethodBuilder<TResult>
{
    private object? _owner;

    // Of a method that ends without having been suspended. That of any other lies in its promise.
    private TResult _result;

    /// <summary>The task of the method; asked for when it was suspended for the first time or has ended.</summary>
    public readonly SimpleTask<TResult> Task => new(_owner, _result);

    /// <summary>A builder for one call of a method.</summary>
    /// <returns>The builder.</returns>
#pragma warning disable CA1000 // The compiler's code looks for it here.
    public static SimpleTaskMethodBuilder<TResult> Create() => default;
#pragma warning restore CA1000

#pragma warning disable CA1822 // The compiler's code calls it on the instance.
    /// <summary>Runs the method up to its first suspension, and restores the contexts of the caller.</summary>
    /// <typeparam name="TStateMachine">The type of the method's state machine.</typeparam>
    /// <param name="stateMachine">The method.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => default(AsyncTaskMethodBuilder).Start(ref stateMachine);

    /// <summary>Has no use any more; the compiler does not call it.</summary>
    /// <param name="stateMachine">The method.</param>
    public void SetStateMachine(IAsyncStateMachine stateMachine) => ArgumentNullException.ThrowIfNull(stateMachine);
#pragma warning restore CA1822

    /// <summary>Suspends the method on an awaiter that flows the execution context.</summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <typeparam name="TStateMachine">The type of the method's state machine.</typeparam>
    /// <param name="awaiter">What the method awaits.</param>
    /// <param name="stateMachine">The method.</param>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => Suspension.On(ref awaiter, PromiseOf(ref stateMachine, out _));

    /// <summary>Suspends the method on an awaiter, or answers it if it is a signal.</summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <typeparam name="TStateMachine">The type of the method's state machine.</typeparam>
    /// <param name="awaiter">What the method awaits.</param>
    /// <param name="stateMachine">The method.</param>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (default(TAwaiter) is ISecretSignal)
            SecretSignal.Answer(ref _owner, ref stateMachine);
        else
            Suspension.UnsafelyOn(ref awaiter, PromiseOf(ref stateMachine, out bool isFirst), isFirst);
    }

    /// <summary>The method has ended.</summary>
    /// <param name="result">Its result.</param>
    public void SetResult(TResult result)
    {
        if (_owner is null)
        {
            _result = result;
            return;
        }

        if (_owner is MethodState state)
        {
            state.Return();
            _owner = null;
            _result = result;
            return;
        }

        var promise = Unsafe.As<SimpleTaskPromise<TResult>>(_owner);
        promise.Result = result;
        promise.Complete(Outcome.Success);
    }

    /// <summary>An exception has escaped the method.</summary>
    /// <param name="exception">The exception.</param>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Termination.Fail(ref _owner, exception);
    }

    private SimpleTaskPromise PromiseOf<TStateMachine>(ref TStateMachine stateMachine, out bool isFirst)
        where TStateMachine : IAsyncStateMachine
    {
        isFirst = _owner is null or MethodState;
        if (!isFirst)
            return Unsafe.As<SimpleTaskPromise>(_owner!);

        var box = new StateMachineBox<TStateMachine, TResult>();
        if (_owner is not null)
            box.Adopt(Unsafe.As<MethodState>(_owner));
        _owner = box;
        box.StateMachine = stateMachine;
        return box;
    }
}
