using System.Runtime.CompilerServices;

namespace Weft;

// A signal is an awaiter that is never completed. So the compiler hands it to the builder of the method that awaits it, and that builder
// knows it by its type: it leaves the method's state where the signal finds it (Relay), and lets the method go on. The compiler has
// copied the
// awaiter into the state machine by then, and hands over a copy; the answer cannot be put into it. So the answer is left in a thread
// static, and the awaiter's GetResult takes it: the next thing that the method does, on the same thread.
//
// Going on: a method that was suspended runs under Relay, which runs it again when it returns. One that was not runs inside the builder's
// Start, which belongs to the framework; there the first signal runs the method itself, in a loop, and every further one returns to that
// loop. Either way a million signals need no more stack than two.
/// <summary>What the signals have in common.</summary>
internal static class SecretSignal
{
    /// <summary>Answers a signal that a method awaits, and lets it go on. For the builders.</summary>
    /// <param name="owner">What the builder of the method refers to: nothing, its state, or its promise.</param>
    /// <param name="stateMachine">The method.</param>
    public static void Answer<TStateMachine>(ref object? owner, ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (owner is not null and not MethodState)
        {
            Relay.Next(Unsafe.As<SimpleTaskPromise>(owner).NeedState());
            return;
        }

        MethodState state = Unsafe.As<MethodState>(owner) ?? MethodState.Rent();
        Relay.Next(state);
        if (ReferenceEquals(owner, state))
            return;

        // The first one. The loop below this frame, if there is one, is that of another method.
        owner = state;
        do
            stateMachine.MoveNext();
        while (Relay.HasAnswer);
    }

    /// <summary>What the builder of the method has left for the signal that it awaits.</summary>
    public static MethodState Receive() => Relay.TakeAnswer() ?? throw new InvalidOperationException(
        "A signal was awaited outside a SimpleTask method; let the method that awaits it return SimpleTask.");

    /// <summary>
    /// The builder of another kind of method has been given the signal: the method goes on, and <see cref="Receive"/> throws.
    /// </summary>
    public static void AwaitedElsewhere(Action continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        // Throwing here instead would end the process: the framework's builder throws it again on the thread pool.
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
            continuation();
        else
            ThreadPool.UnsafeQueueUserWorkItem(Relay.Call, continuation, preferLocal: false);
    }
}
