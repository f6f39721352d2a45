using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>
/// The signal that gives a <see cref="SimpleTask"/> method its own cancellation: <c>await new GetSimpleTaskCancellation()</c>.
/// </summary>
/// <remarks>
/// <para>The method is not suspended. It stays on its thread, in its context, and on the same depth of its stack.</para>
/// <para>Errors: awaited in a method that does not return <see cref="SimpleTask"/> or <see cref="SimpleTask{TResult}"/>, it throws
/// <see cref="InvalidOperationException"/> there.</para>
/// </remarks>
public readonly struct GetSimpleTaskCancellation : ICriticalNotifyCompletion, ISecretSignal
{
    /// <summary>Always false: so the builder of the method gets to see the signal.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    /// <summary>Makes the signal awaitable; it is its own awaiter.</summary>
    /// <returns>The signal.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GetSimpleTaskCancellation GetAwaiter() => this;

    /// <summary>Takes the answer of the method's builder; for the compiler.</summary>
    /// <returns>The cancellation of the method.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SimpleTaskCancellation GetResult() => new(SecretSignal.Receive());

    /// <summary>Goes on at once; for the builders of other kinds of methods.</summary>
    /// <param name="continuation">What to go on with.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) => SecretSignal.AwaitedElsewhere(continuation);

    /// <summary>Goes on at once; for the builders of other kinds of methods.</summary>
    /// <param name="continuation">What to go on with.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void UnsafeOnCompleted(Action continuation) => SecretSignal.AwaitedElsewhere(continuation);
}
