namespace Weft.Exploration.Scheduling;

/// <summary>Opens a gate when a task ends, in the step that ends it.</summary>
internal sealed class CompletionSignal(Gate gate)
{
    private static readonly Action<Task, object?> OpenGate = static (_, signal) => ((CompletionSignal)signal!).Open();

    /// <summary>A gate that opens when <paramref name="task"/> has ended, however it ended.</summary>
    public static Gate For(Task task, Execution execution)
    {
        var gate = new Gate(execution, task.IsCompleted);
        if (!gate.IsOpen)
        {
            task.ContinueWith(
                OpenGate,
                new CompletionSignal(gate),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                execution.Scheduler);
        }
        return gate;
    }

    private void Open() => gate.Open();
}
