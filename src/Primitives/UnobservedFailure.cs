namespace Weft;

/// <summary>Reports an exception that no caller is left to receive, the way an abandoned task does.</summary>
internal static class UnobservedFailure
{
    /// <summary>Makes <paramref name="exception"/> arrive at <see cref="TaskScheduler.UnobservedTaskException"/>; never throws.</summary>
    public static void Report(Exception exception) => _ = Task.FromException(exception);
}
