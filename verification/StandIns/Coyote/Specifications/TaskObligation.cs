using Weft.Exploration;

namespace Microsoft.Coyote.Specifications;

/// <summary>A task that has to complete successfully. One that failed stays outstanding for ever.</summary>
/// <param name="task">The task.</param>
/// <param name="caller">Where it was stated.</param>
internal sealed class TaskObligation(Task task, string caller) : IObligation
{
    public bool IsOutstanding => !task.IsCompletedSuccessfully;

    public int TimesMet => task.IsCompletedSuccessfully ? 1 : 0;

    public string Description => task switch
    {
        { IsFaulted: true } =>
            $"the task that has to complete successfully, by {caller}, has failed ({task.Exception!.InnerException!.Message})",
        { IsCanceled: true } => $"the task that has to complete successfully, by {caller}, was cancelled",
        _ => $"the task that has to complete successfully, by {caller}, has not completed",
    };
}
