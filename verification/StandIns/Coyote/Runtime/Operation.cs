using Microsoft.Coyote.Runtime.CompilerServices;
using Weft.Exploration;

namespace Microsoft.Coyote.Runtime;

/// <summary>Lets operations wait for conditions. Outside an exploration nothing here waits.</summary>
/// <remarks>
/// Coyote's members that create operations by hand and announce their start and end are not here: threads and tasks are
/// operations by themselves.
/// </remarks>
public static class Operation
{
    /// <summary>
    /// Waits until <paramref name="condition"/> is true. It is asked before each choice: it must not wait or change anything.
    /// </summary>
    public static void PauseUntil(Func<bool> condition) => Interleaving.Until(condition);

    /// <summary>
    /// Waits until <paramref name="condition"/> is true, without keeping the thread: what follows the <c>await</c> is an operation of
    /// its own then, unless the condition is true already.
    /// </summary>
    /// <param name="condition">Asked before each choice: it must not wait or change anything.</param>
    /// <param name="resumeAsynchronously">Whether what follows is an operation of its own also when the condition is true already.</param>
    public static PausedOperationAwaitable PauseUntilAsync(Func<bool> condition, bool resumeAsynchronously = false) =>
        new(condition, resumeAsynchronously);

    /// <summary>Lets the strategy choose which operation goes on, unless that is suppressed.</summary>
    public static void ScheduleNext()
    {
        if (Interleaving.IsInterleaved)
            Interleaving.Point();
    }
}
