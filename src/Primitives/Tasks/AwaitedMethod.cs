using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>What the awaiters share: a method that may have ended, and how to go on after it.</summary>
internal readonly struct AwaitedMethod(object? source, ConfigureAwaitOptions options)
{
    // Null: the method ended well before its task was handed out. An Outcome: it failed before. A promise: it was suspended.
    private readonly object? _source = source;
    private readonly ConfigureAwaitOptions _options = options;

    /// <summary>Null if the method was never suspended.</summary>
    public SimpleTaskPromise? Promise => _source is null or Weft.Outcome ? null : Unsafe.As<SimpleTaskPromise>(_source);

    public bool IsCompleted => (_options & ConfigureAwaitOptions.ForceYielding) == 0 && Outcome is not null;

    /// <summary>How the method ended; null while it has not.</summary>
    public Outcome? Outcome => _source switch
    {
        null => Weft.Outcome.Success,
        Weft.Outcome outcome => outcome,
        _ => Unsafe.As<SimpleTaskPromise>(_source).Outcome,
    };

    /// <summary>Throws what the method threw, unless that is not wanted.</summary>
    public void End()
    {
        if (_source is null)
            return;
        Outcome outcome = Outcome ?? throw new InvalidOperationException(
            "The task has not ended, and this does not wait for it; await it, or convert it with AsTask and wait for that.");
        if ((_options & ConfigureAwaitOptions.SuppressThrowing) == 0)
            outcome.ThrowIfFailed();
        else
            outcome.Observe();
    }

    public void OnCompleted(Action continuation, bool flowExecutionContext)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        CapturedContext place = Place();
        ExecutionContext? executionContext = flowExecutionContext ? ExecutionContext.Capture() : null;
        bool isPlain = place.IsPool && executionContext is null;
        object registered = isPlain ? continuation : new ContextContinuation(continuation, place, executionContext);
        if (Promise is { } promise && promise.TryContinueWith(registered))
            return;

        // It has ended. Calling the continuation from here would nest one frame for each await of a loop that finds its task ended just
        // too late; so a task queues it too.
        if (registered is ContextContinuation elsewhere)
            elsewhere.Queue();
        else
            ThreadPool.UnsafeQueueUserWorkItem(Relay.Call, continuation, preferLocal: false);
    }

    /// <summary>Suspends a method until this one has ended; false if it has, and the other can go on at once.</summary>
    public bool TrySuspend(SimpleTaskPromise method)
    {
        CapturedContext place = Place();
        if (Promise is { } promise)
        {
            method.OwnState?.Awaits(promise);
            if (promise.TryContinueWith(place.IsPool ? method : new ContextContinuation(method, place, null)))
                return true;
        }

        if ((_options & ConfigureAwaitOptions.ForceYielding) == 0)
            return false;
        new ContextContinuation(method, place, null).Queue();
        return true;
    }

    private CapturedContext Place() =>
        (_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0 ? CapturedContext.Capture() : default;
}
