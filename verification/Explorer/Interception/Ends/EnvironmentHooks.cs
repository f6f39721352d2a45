using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="Environment"/>: what would end the process violates the schedule; what differs from machine to machine does not.
/// </summary>
[Intercepts(typeof(Environment))]
internal static class EnvironmentHooks
{
    /// <summary>
    /// How many processors every explored program finds: enough for workers that meet, few enough for a trace that can be read.
    /// </summary>
    public const int Processors = 4;

    // Looks like one, and is the same in a replay.
    private const int Process = 4242;

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
            operation.Execution.End(
                new Outcome(ViolationKind.Exception, $"Environment.Exit({exitCode}) would end the process in the middle of the test"));
        Environment.Exit(exitCode);
    }

    public static int get_TickCount(int site) =>
        Clocks.Read(site) is { } clock ? unchecked((int)(clock.Uptime.Ticks / TimeSpan.TicksPerMillisecond)) : Environment.TickCount;

    public static long get_TickCount64(int site) =>
        Clocks.Read(site) is { } clock ? clock.Uptime.Ticks / TimeSpan.TicksPerMillisecond : Environment.TickCount64;

    public static int get_CurrentManagedThreadId(int site) =>
        Operation.Current is null ? Environment.CurrentManagedThreadId : ControlledThread.CurrentThread.ManagedThreadId;

    public static int get_ProcessorCount(int site) => SchedulingPoints.AreActive ? Processors : Environment.ProcessorCount;

    public static int get_ProcessId(int site) => SchedulingPoints.AreActive ? Process : Environment.ProcessId;
}
