using System.Runtime.CompilerServices;

namespace Weft;

// One thread static, s_next: what the method that runs on this thread leaves when it returns. It is
//
//   null                 nothing: the method was suspended, or has ended and nobody awaits it
//   the method itself    what it wanted to await had ended meanwhile: run it again
//   its MethodState      it awaits a signal: run it again; the signal's GetResult takes the state, which is the answer
//   a continuation       it has ended, and this is who awaits it: run that next
//
// So neither a million signals nor a chain of a hundred thousand methods that end one after another grows the stack.
//
// Nobody else can take it for his. It is written by the builder, inside the method; the compiler's code returns from MoveNext directly
// after that, and whoever called MoveNext looks at once. If the method is run again, the signal's GetResult is the first thing that it
// does. No other code runs on this thread in between, and whatever user code runs finds null.
// A flag in the promise would not do: after a true suspension another thread may be running the method, and its flag would be taken for
// this one's. Nor would a flag without its place: a method that is resumed inside another one would take that one's.
/// <summary>Runs methods one after another on a thread, each where the one before has left it to be run.</summary>
internal static class Relay
{
    [ThreadStatic]
    private static object? s_next;

    /// <summary>To be run as soon as the method that is running returns.</summary>
    public static void Next(object continuation) => s_next = continuation;

    /// <summary>What the builder has left for the signal that the running method awaits; null if it was another kind of builder.</summary>
    public static MethodState? TakeAnswer()
    {
        var state = s_next as MethodState;
        s_next = null;
        return state;
    }

    /// <summary>Whether the method that has just returned awaits a signal.</summary>
    public static bool HasAnswer => s_next is MethodState;

    /// <summary>Whether the method that has just returned is to be run again.</summary>
    public static bool ComesBackTo(SimpleTaskPromise method) => s_next is { } next && ComesBackTo(method, next);

    private static bool ComesBackTo(SimpleTaskPromise method, object next)
    {
        if (next is MethodState)
            return true;
        if (!ReferenceEquals(next, method))
            return false;
        s_next = null;
        return true;
    }

    /// <summary>Runs a method that may run here, and then what it leaves.</summary>
    public static void Run(SimpleTaskPromise method)
    {
        method.RunSteps();
        while (s_next is { } next)
        {
            s_next = null;
            Continue(next);
        }
    }

    // As with tasks: a continuation runs here if the place that it was suspended in is the current one, and is handed over otherwise.
    private static void Continue(object continuation)
    {
        switch (continuation)
        {
            case ContextContinuation elsewhere:
                elsewhere.Resume();
                break;
            case Action call:
                if (CapturedContext.Capture().IsPool && RuntimeHelpers.TryEnsureSufficientExecutionStack())
                    Call(call);
                else
                    ThreadPool.UnsafeQueueUserWorkItem(Call, call, preferLocal: false);
                break;
            default:
                var method = Unsafe.As<SimpleTaskPromise>(continuation);
                if (CapturedContext.Capture().IsPool)
                    method.RunSteps();
                else
                    CapturedContext.QueueToPool(method);
                break;
        }
    }

    /// <summary>Calls what was registered by hand or by another builder; its exceptions have no one else to go to.</summary>
    public static void Call(Action continuation)
    {
        try
        {
            continuation();
        }
        catch (Exception exception)
        {
            UnobservedFailure.Report(exception);
        }
    }
}
