using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>Blocks an operation under the explorer's eyes until a task has ended; the real wait that follows returns at once.</summary>
internal static class BlockingWaits
{
    public static void For(Task task, int site)
    {
        if (Operation.Current is not { } operation)
            return;
        // A scheduler of the program's own may run the task on the thread that waits for it; with one thread it has to.
        if (!task.IsCompleted && TaskFields.TryRunInline(task) && task.IsCompleted)
            return;
        CompletionSignal.For(task, operation.Execution, site).Pass(operation, Access.To(AccessKind.Wait, task, site));
        operation.Execution.Races?.SeesEnd(task);
    }

    /// <summary>Blocks until a task has ended, a time has passed in virtual time, or a token was cancelled. One step.</summary>
    /// <returns>True if the task has ended.</returns>
    public static bool ForAtMost(Task task, TimeSpan timeout, CancellationToken token, Operation operation, int site)
    {
        if (timeout == Timeout.InfiniteTimeSpan && !token.CanBeCanceled)
        {
            For(task, site);
            return true;
        }
        var access = Access.To(AccessKind.Wait, task, site).And(CancellationSources.Of(token));
        operation.Execution.Looks(access with { Kind = AccessKind.Read }); // what is found here decides whether a timer is armed
        var gate = CompletionSignal.For(task, operation.Execution, site, isLasting: false);
        if (timeout == TimeSpan.Zero || token.IsCancellationRequested)
            gate.Open();
        var other = gate.EndOf(access);
        using var timer = new VirtualTimer(operation.Execution, End, isQueued: false, ends: other);
        if (!gate.IsOpen)
            timer.Change(timeout, Timeout.InfiniteTimeSpan);
        using var registration = gate.IsOpen ? default : token.UnsafeRegister(_ => End(), null);
        gate.Pass(operation, access);
        operation.Execution.Races?.SeesEnd(task);
        return task.IsCompleted;

        void End()
        {
            operation.Execution.Looks(other);
            gate.Open();
        }
    }

    /// <summary>As <see cref="For"/>, but no step when the task has ended: what follows an await asks for a result that is there.</summary>
    public static void Unless(bool hasEnded, Task? task, int site)
    {
        if (!hasEnded && task is not null)
            For(task, site);
    }
}
