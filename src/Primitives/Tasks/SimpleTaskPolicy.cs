namespace Weft;

/// <summary>
/// The policy of one running <see cref="SimpleTask"/> method; <c>await SimpleTask.Policy</c> gives it to the method itself.
/// </summary>
/// <remarks>
/// <para>It concerns that one invocation: neither the methods that it calls, nor its caller. Every method begins with the default: an
/// exception that escapes is kept for whoever awaits.</para>
/// <para>Threads: a policy is for the method's own flow, before and after any suspension, and must not be used beside it. One that is used
/// after its method has ended throws <see cref="InvalidOperationException"/> and changes nothing.</para>
/// <para>Allocation: none to get it or to set <see cref="TerminateOnUnhandledException"/>.</para>
/// </remarks>
public readonly struct SimpleTaskPolicy
{
    private readonly MethodState? _state;
    private readonly long _version;

    internal SimpleTaskPolicy(MethodState state)
    {
        _state = state;
        _version = state.Version;
    }

    private MethodState State => _state ?? throw new InvalidOperationException(
        "This policy belongs to no method; get one inside a SimpleTask method with 'await SimpleTask.Policy'.");

    /// <summary>Says whether an exception that escapes the method from here on ends the process.</summary>
    /// <param name="value">Whether it does.</param>
    /// <returns>What was the case before, so that it can be restored.</returns>
    /// <remarks>
    /// <para>What counts is the value at the moment when the exception has left the method. One that is caught inside never counts. The
    /// stack of the throw is unwound by then, and all <see langword="finally"/> blocks have run: restore the value on the path of success
    /// only. A block that restores it in any case, such as <see langword="using"/>, disarms it for the very exception that it is there
    /// for.</para>
    /// <para>Cancellation: an <see cref="OperationCanceledException"/> counts as well, unless <see cref="SimpleTask.Cancel"/> asked for
    /// it.</para>
    /// </remarks>
    public bool TerminateOnUnhandledException(bool value = true) => State.Exchange(_version, MethodState.Terminates, value);

    /// <summary>Says what is called instead of <see cref="Environment.FailFast(string, Exception)"/>.</summary>
    /// <param name="terminator">What to call with the exception; null for the default.</param>
    /// <returns>What was set before, so that it can be restored; null for the default.</returns>
    /// <remarks>
    /// For hosts that have a way to end of their own, and for tests. If it returns, the exception is kept for whoever awaits, as without
    /// the policy; if it throws, both are, in an <see cref="AggregateException"/>. There is no default for the whole process, which one
    /// part of a program would set for another.
    /// </remarks>
    public Action<Exception>? UseTerminator(Action<Exception>? terminator)
    {
        State.Pin(_version);
        Action<Exception>? before = State.Terminator;
        State.Terminator = terminator;
        return before;
    }

    /// <summary>Says who is told when the method is suspended and when it goes on.</summary>
    /// <param name="observer">Who is told; null for nobody.</param>
    /// <returns>Who was told before, so that it can be restored.</returns>
    public ISimpleTaskObserver? ObserveWith(ISimpleTaskObserver? observer)
    {
        State.Pin(_version);
        ISimpleTaskObserver? before = State.Observer;
        State.Observer = observer;
        return before;
    }
}
