using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Hands a method over to what it awaits.</summary>
/// <remarks>
/// Once the awaiter has the method, another thread may be running it: nothing of the method is touched after that. The exception is an
/// awaiter that throws instead of taking it. Nobody can say whether it keeps the method, so the method is never run again, and its task
/// ends with the exception. (The framework's builder throws it on the thread pool, which ends the process.)
/// </remarks>
internal static class Suspension
{
    /// <summary>For awaiters that flow the execution context themselves.</summary>
    public static void On<TAwaiter>(ref TAwaiter awaiter, SimpleTaskPromise method)
        where TAwaiter : INotifyCompletion
    {
        Begin<TAwaiter>(method);
        try
        {
            awaiter.OnCompleted(method.ResumeAction);
        }
        catch (Exception exception)
        {
            method.Complete(Outcome.Of(exception));
        }
    }

    /// <summary>For awaiters that leave the execution context to the method.</summary>
    /// <param name="awaiter">What the method awaits.</param>
    /// <param name="method">The method.</param>
    /// <param name="isFirst">Whether this is the method's first suspension.</param>
    public static void UnsafelyOn<TAwaiter>(ref TAwaiter awaiter, SimpleTaskPromise method, bool isFirst)
        where TAwaiter : ICriticalNotifyCompletion
    {
        Begin<TAwaiter>(method);
        try
        {
            // These questions are answered when the code is compiled, for an awaiter that is a struct.
            if (typeof(TAwaiter) == typeof(SimpleTaskAwaiter))
            {
                if (!Unsafe.As<TAwaiter, SimpleTaskAwaiter>(ref awaiter).TrySuspend(method))
                    GoOn(method, isFirst);
            }
            else if (default(TAwaiter) is IPromiseAwaiter)
            {
                // Of any result. The compiler of optimized code leaves out the box.
                if (!((IPromiseAwaiter)awaiter).TrySuspend(method))
                    GoOn(method, isFirst);
            }
            else if (typeof(TAwaiter) == typeof(AwaitableEventAwaiter))
            {
                OnEvent(Unsafe.As<TAwaiter, AwaitableEventAwaiter>(ref awaiter).Event, CapturedContext.Capture(), method);
            }
            else if (typeof(TAwaiter) == typeof(ConfiguredAwaitableEventAwaiter))
            {
                ref ConfiguredAwaitableEventAwaiter configured = ref Unsafe.As<TAwaiter, ConfiguredAwaitableEventAwaiter>(ref awaiter);
                OnEvent(configured.Event, configured.Place, method);
            }
            else if (typeof(TAwaiter) == typeof(YieldAwaitable.YieldAwaiter))
            {
                // What the awaiter does itself, without the delegate.
                CapturedContext.Capture().Queue(method);
            }
            else
            {
                awaiter.UnsafeOnCompleted(Resumer.Suits<TAwaiter>.Value ? Resumer.LendTo(method).Delegate : method.ResumeAction);
            }
        }
        catch (Exception exception)
        {
            method.Complete(Outcome.Of(exception));
        }
    }

    // The method is its own node in the event, unless it has to go on in a context.
    private static void OnEvent(AwaitableEvent awaited, CapturedContext place, SimpleTaskPromise method) =>
        awaited.Add(place.IsPool ? method : ContextWaiter.Of(method.ResumeAction, place, flowExecutionContext: false));

    private static void Begin<TAwaiter>(SimpleTaskPromise method)
    {
        method.Capture();
        method.OwnState?.Suspends(typeof(TAwaiter));
    }

    // A method that was suspended before runs under Relay, which is asked to run it again. At the first suspension it runs inside the
    // builder's Start, and there is nobody to ask.
    private static void GoOn(SimpleTaskPromise method, bool isFirst)
    {
        if (isFirst)
        {
            Relay.Run(method);
            return;
        }

        method.Resumes();
        Relay.Next(method);
    }
}
