using System.Diagnostics;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="Trace"/>: an assertion that fails would end the process; here it violates the schedule, as those of <see cref="Debug"/>
/// do.
/// </summary>
[Intercepts(typeof(Trace))]
internal static class TraceHooks
{
    public static void Assert(bool condition, int site) => Assert(condition, null, null, site);

    public static void Assert(bool condition, string? message, int site) => Assert(condition, message, null, site);

    public static void Assert(bool condition, string? message, string? detailMessage, int site)
    {
        if (!condition)
            Fail(message, detailMessage, site);
    }

    public static void Fail(string? message, int site) => Fail(message, null, site);

    public static void Fail(string? message, string? detailMessage, int site)
    {
        if (Operation.Current is null)
            Trace.Fail(message, detailMessage);
        else
            DebugHooks.Fail(message, detailMessage, site);
    }
}
