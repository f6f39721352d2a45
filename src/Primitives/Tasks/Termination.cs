using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Decides what becomes of an exception that escapes a method.</summary>
internal static class Termination
{
    private static readonly Action<Exception> s_failFast = static exception => Environment.FailFast(
        "An exception escaped a SimpleTask method whose policy is to terminate; catch it there, or restore the policy before it is thrown.",
        exception);

    /// <summary>An exception has escaped the method of a builder.</summary>
    public static void Fail(ref object? owner, Exception exception)
    {
        if (owner is not null and not MethodState)
        {
            Unsafe.As<SimpleTaskPromise>(owner).Fail(exception);
            return;
        }

        MethodState? state = Unsafe.As<MethodState>(owner);
        owner = Judge(state, exception);
        state?.Return();
    }

    /// <summary>How the method ends; if its policy says so, the process ends instead, and this does not return.</summary>
    /// <remarks>
    /// It is asked after the method's own handlers and <see langword="finally"/> blocks: what they caught never comes here, and what
    /// they restored is what counts.
    /// </remarks>
    public static Outcome Judge(MethodState? state, Exception exception)
    {
        if (state is null || !state.Has(MethodState.Terminates) || IsAnswerToCancel(state, exception))
            return Outcome.Of(exception);
        try
        {
            (state.Terminator ?? s_failFast)(exception);
        }
        catch (Exception failure)
        {
            // A terminator of the program's own. Both go to whoever awaits, for neither may be lost.
            return Outcome.Of(new AggregateException(exception, failure));
        }

        return Outcome.Of(exception);
    }

    // To end like this is what was asked for by Cancel. Any other cancellation, such as a time-out, counts as what it is: an exception.
    private static bool IsAnswerToCancel(MethodState state, Exception exception) =>
        exception is OperationCanceledException && state.Promise is { IsCancelRequested: true };
}
