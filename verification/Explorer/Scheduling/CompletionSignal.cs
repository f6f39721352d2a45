namespace Weft.Exploration.Scheduling;

/// <summary>Opens a gate when a task ends, in the step that ends it.</summary>
internal sealed class CompletionSignal(Gate gate, int site) : IOwnContinuation
{
    private static readonly Action<Task, object?> OpenGate = static (_, signal) => ((CompletionSignal)signal!).Open();

    public int Site => site;

    public Task? Ends => null;

    /// <summary>A gate that opens when <paramref name="task"/> has ended, however it ended.</summary>
    /// <param name="task">The task.</param>
    /// <param name="execution">The execution that waits for it.</param>
    /// <param name="site">The site that waits.</param>
    /// <param name="isLasting">False where the wait has another end as well, so that it matters which comes first.</param>
    public static Gate For(Task task, Execution execution, int site, bool isLasting = true)
    {
        var gate = new Gate(execution, task.IsCompleted, isLasting);
        if (!gate.IsOpen)
        {
            execution.Awaits.Blocks(task, site);
            task.ContinueWith(
                OpenGate,
                new CompletionSignal(gate, site),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                execution.Scheduler);
        }
        return gate;
    }

    private void Open() => gate.Open();
}
