namespace Weft.Benchmarks.Sequencing;

/// <summary>What is queued. The delegates are made once, as a caller who minds would do it.</summary>
internal static class Operations
{
    /// <summary>Ends before it returns.</summary>
    public static readonly Func<CancellationToken, Task> Synchronous = static _ => Task.CompletedTask;

    /// <summary>Goes through the thread pool once.</summary>
    public static readonly Func<CancellationToken, Task> Yielding = static async _ => await Task.Yield();
}
