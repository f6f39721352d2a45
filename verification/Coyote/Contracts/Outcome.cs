namespace Weft.Verification.Contracts;

/// <summary>How a task ended, as a value instead of an exception.</summary>
internal static class Outcome
{
    /// <summary>Waits for the end; true if it was a cancellation.</summary>
    public static Task<bool> WasCancelled(this Task task) => task.EndedWith<OperationCanceledException>();

    /// <summary>Waits for the end; true if it was this exception, false if it was success.</summary>
    public static async Task<bool> EndedWith<TException>(this Task task) where TException : Exception
    {
        try
        {
            await task;
            return false;
        }
        catch (TException)
        {
            return true;
        }
    }
}
