using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Environment"/>: what would end the process violates the schedule.</summary>
[Intercepts(typeof(Environment))]
internal static class EnvironmentHooks
{
    public static void FailFast(string? message, int site) => FailFast(message, null, site);

    public static void FailFast(string? message, Exception? exception, int site)
    {
        if (Operation.Current is { } operation)
            operation.Execution.End(new Outcome(ViolationKind.Exception, $"Environment.FailFast: {message}", exception));
        Environment.FailFast(message, exception);
    }

    public static void Exit(int exitCode, int site)
    {
        if (Operation.Current is { } operation)
            operation.Execution.End(new Outcome(ViolationKind.Exception, $"Environment.Exit({exitCode}) would end the process in the middle of the test"));
        Environment.Exit(exitCode);
    }
}
