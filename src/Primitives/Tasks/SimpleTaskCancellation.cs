namespace Weft;

/// <summary>
/// The cancellation of one running <see cref="SimpleTask"/> method; <c>await SimpleTask.GetCancellationToken()</c> gives it to the method.
/// </summary>
/// <remarks>
/// <para>Cancellation: <see cref="SimpleTask.Cancel"/> requests it. The method answers when it likes, by ending with an
/// <see cref="OperationCanceledException"/>, or not at all.</para>
/// <para>Threads: this is for the method's own flow; only the <see cref="Token"/> may be handed on. Used after its method has ended it
/// throws <see cref="InvalidOperationException"/>.</para>
/// <para>Allocation: none to get it; the source behind <see cref="Token"/> is made when that is first asked for.</para>
/// </remarks>
public readonly struct SimpleTaskCancellation
{
    private readonly MethodState? _state;
    private readonly long _version;

    internal SimpleTaskCancellation(MethodState state)
    {
        _state = state;
        _version = state.Version;
    }

    private MethodState State => _state ?? throw new InvalidOperationException(
        "This cancellation belongs to no method; get one inside a SimpleTask method with 'await SimpleTask.GetCancellationToken()'.");

    /// <summary>Whether <see cref="SimpleTask.Cancel"/> has been called on the task of this method.</summary>
    public bool IsCancellationRequested
    {
        get
        {
            State.Check(_version);
            return State.Promise is { IsCancelRequested: true };
        }
    }

    /// <summary>The token that <see cref="SimpleTask.Cancel"/> cancels.</summary>
    /// <remarks>It may outlive the method; nothing cancels it then.</remarks>
    public CancellationToken Token => State.Token(_version);

    /// <summary>
    /// Says whether <see cref="SimpleTask.Cancel"/> also cancels the <see cref="SimpleTask"/> that this method is awaiting.
    /// </summary>
    /// <param name="value">Whether it does. At first it does not.</param>
    /// <returns>What was the case before, so that it can be restored.</returns>
    /// <remarks>
    /// It holds for awaits that suspend from here on. If cancellation was requested before such an await, that is cancelled as it begins.
    /// What is awaited as a <see cref="Task"/> is not reached: give it the <see cref="Token"/>.
    /// </remarks>
    public bool EnablePropagation(bool value = true) => State.Exchange(_version, MethodState.Propagates, value);

    /// <summary>Throws if cancellation was requested.</summary>
    /// <exception cref="OperationCanceledException">It was; it carries the <see cref="Token"/>.</exception>
    public void ThrowIfCancellationRequested()
    {
        if (IsCancellationRequested)
            throw new OperationCanceledException(Token);
    }
}
