using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Lets <see langword="await"/> wait for a <see cref="SimpleTask"/>; meant for the compiler. It serves one await.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SimpleTaskAwaiter : ICriticalNotifyCompletion
{
    private readonly AwaitedMethod _method;

    internal SimpleTaskAwaiter(object? source, ConfigureAwaitOptions options) => _method = new(source, options);

    /// <summary>Whether the method has ended, so that the await goes on without suspending.</summary>
    public bool IsCompleted => _method.IsCompleted;

    /// <summary>Ends the await, and throws what the method threw.</summary>
    /// <exception cref="InvalidOperationException">The method has not ended; this does not block.</exception>
    public void GetResult() => _method.End();

    /// <summary>
    /// Runs <paramref name="continuation"/> when the method has ended, in the context and execution context of this call.
    /// </summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call.</param>
    public void OnCompleted(Action continuation) => _method.OnCompleted(continuation, flowExecutionContext: true);

    /// <summary>Runs <paramref name="continuation"/> when the method has ended, in the context of this call.</summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call. The execution context does not flow.</param>
    public void UnsafeOnCompleted(Action continuation) => _method.OnCompleted(continuation, flowExecutionContext: false);

    /// <summary>Suspends a method itself, without a delegate; see <see cref="IPromiseAwaiter"/>.</summary>
    internal bool TrySuspend(SimpleTaskPromise method) => _method.TrySuspend(method);
}
