using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>
/// Lets <see langword="await"/> wait for a <see cref="SimpleTask{TResult}"/>; meant for the compiler. It serves one await.
/// </summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SimpleTaskAwaiter<TResult> : ICriticalNotifyCompletion, IPromiseAwaiter
{
    private readonly AwaitedMethod _method;
    private readonly TResult _result;

    internal SimpleTaskAwaiter(object? source, TResult result, ConfigureAwaitOptions options)
    {
        _method = new(source, options);
        _result = result;
    }

    /// <summary>Whether the method has ended, so that the await goes on without suspending.</summary>
    public bool IsCompleted => _method.IsCompleted;

    /// <summary>Ends the await with the result of the method, or throws what the method threw.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The method has not ended; this does not block.</exception>
    public TResult GetResult()
    {
        _method.End();
        return _method.Promise is SimpleTaskPromise<TResult> promise ? promise.Result! : _result;
    }

    /// <summary>
    /// Runs <paramref name="continuation"/> when the method has ended, in the context and execution context of this call.
    /// </summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call.</param>
    public void OnCompleted(Action continuation) => _method.OnCompleted(continuation, flowExecutionContext: true);

    /// <summary>Runs <paramref name="continuation"/> when the method has ended, in the context of this call.</summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call. The execution context does not flow.</param>
    public void UnsafeOnCompleted(Action continuation) => _method.OnCompleted(continuation, flowExecutionContext: false);

    bool IPromiseAwaiter.TrySuspend(SimpleTaskPromise method) => _method.TrySuspend(method);
}
