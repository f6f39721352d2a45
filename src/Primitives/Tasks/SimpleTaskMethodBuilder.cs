using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

// The members in the order in which the compiler's code calls them. Where the builder lies: in the state machine, so it is copied when
// that is moved to the heap, and the copy is the one that counts from then on. In a build without optimization the state machine is an
// object from the start, and nothing is copied.
/// <summary>Builds the methods that return a <see cref="SimpleTask"/>; meant for the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SimpleTaskMethodBuilder
{
    // Null: nothing yet. A MethodState: the method has asked for it, and was never suspended. A promise: it was suspended. An Outcome: it
    // has failed without having been suspended.
    private object? _owner;

    /// <summary>The task of the method; asked for when it was suspended for the first time or has ended.</summary>
    public readonly SimpleTask Task => new(_owner);

    /// <summary>A builder for one call of a method.</summary>
    /// <returns>The builder.</returns>
    public static SimpleTaskMethodBuilder Create() => default;

#pragma warning disable CA1822 // The compiler's code calls it on the instance.
    /// <summary>Runs the method up to its first suspension, and restores the contexts of the caller.</summary>
    /// <typeparam name="TStateMachine">The type of the method's state machine.</typeparam>
    /// <param name="stateMachine">The method.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine =>
        // The framework's does just that and touches nothing else; it can look at the contexts of a thread more cheaply than others.
        default(AsyncTaskMethodBuilder).Start(ref stateMachine);

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
        // Answered when the code is compiled, for an awaiter that is a struct.
        if (default(TAwaiter) is ISecretSignal)
            SecretSignal.Answer(ref _owner, ref stateMachine);
        else
            Suspension.UnsafelyOn(ref awaiter, PromiseOf(ref stateMachine, out bool isFirst), isFirst);
    }

    /// <summary>The method has ended.</summary>
    public void SetResult()
    {
        if (_owner is null)
            return;
        if (_owner is MethodState state)
        {
            state.Return();
            _owner = null;
            return;
        }

        Unsafe.As<SimpleTaskPromise>(_owner).Complete(Outcome.Success);
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

        var box = new StateMachineBox<TStateMachine>();
        if (_owner is not null)
            box.Adopt(Unsafe.As<MethodState>(_owner));
        // Before the state machine is copied: this builder is a part of it, and the copy has to know its promise.
        _owner = box;
        box.StateMachine = stateMachine;
        return box;
    }
}
