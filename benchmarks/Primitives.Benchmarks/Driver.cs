namespace Weft.Benchmarks;

/// <summary>Runs the program of an invocation that can hop between threads.</summary>
internal static class Driver
{
    private static readonly TimeSpan s_tooLong = TimeSpan.FromMinutes(1);

    /// <summary>
    /// On the pool, so that both sides begin where they go on. A subject that never resumes its waiters fails this row and not the run.
    /// </summary>
    public static Task RunAsync(Func<Task> program) => Limit(Task.Run(program));

    /// <summary>Fails what does not end.</summary>
    public static Task Limit(Task program) => program.WaitAsync(s_tooLong);
}
