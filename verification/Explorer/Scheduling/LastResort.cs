using System.Runtime.ExceptionServices;

namespace Weft.Exploration.Scheduling;

/// <summary>Where an exception ends that production would end the process with: a continuation by hand has no task to hold it.</summary>
internal static class LastResort
{
    /// <summary>Makes an exception that escapes from <paramref name="continuation"/> violate the schedule.</summary>
    public static Action Guard(Action continuation) =>
        Operation.Current is { } operation ? Guard(continuation, operation.Execution) : continuation;

    /// <summary>
    /// Makes an exception that escapes from <paramref name="callback"/> violate the schedule of <paramref name="execution"/>.
    /// </summary>
    public static Action Guard(Action callback, Execution execution) =>
        () =>
        {
            try
            {
                callback();
            }
            catch (AbandonedException)
            {
                // The operation has unwound as far as it goes.
            }
            catch (Exception exception) when (execution.IsCurrent)
            {
                execution.Fail(Outcome.Unhandled(exception));
            }
        };

    /// <summary>
    /// A builder of somebody else's hands its continuation to an awaiter without a call that could be guarded. Unwinding an
    /// abandoned operation through it ends in the runtime's handler of last resort; that is told that this exception is ours.
    /// </summary>
    public static void Install()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(static exception => exception is AbandonedException);
        }
        catch (InvalidOperationException)
        {
            // The process has a handler of its own, and there can be but one.
        }
    }
}
