using System.Diagnostics;
using System.Globalization;
using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Debug"/>: an assertion that fails would end the process; here it violates the schedule.</summary>
[Intercepts(typeof(Debug))]
internal static class DebugHooks
{
    public static void Assert(bool condition, int site) => Assert(condition, null, null, site);

    public static void Assert(bool condition, string? message, int site) => Assert(condition, message, null, site);

    public static void Assert(bool condition, string? message, string? detailMessage, int site)
    {
        if (!condition)
            Fail(message, detailMessage, site);
    }

    public static void Assert(bool condition, ref Debug.AssertInterpolatedStringHandler message, int site)
    {
        if (condition || Operation.Current is null)
            Debug.Assert(condition, ref message);
        else
            Fail("its message was made by an interpolated string, which only the framework can read", site);
    }

    public static void Assert(bool condition, string? message, string detailMessageFormat, object?[] args, int site) =>
        Assert(condition, message, condition ? null : string.Format(CultureInfo.InvariantCulture, detailMessageFormat, args), site);

    public static void Assert(
        bool condition, ref Debug.AssertInterpolatedStringHandler message, ref Debug.AssertInterpolatedStringHandler detailMessage,
            int site)
    {
        if (condition || Operation.Current is null)
            Debug.Assert(condition, ref message, ref detailMessage);
        else
            Assert(condition, ref message, site);
    }

    public static void Fail(string? message, int site) => Fail(message, null, site);

    public static void Fail(string? message, string? detailMessage, int site)
    {
        if (Operation.Current is not { } operation)
        {
            Debug.Fail(message, detailMessage);
            return;
        }
        operation.Execution.End(new Outcome(
            ViolationKind.Assertion,
            string.Join(": ", new[] { "Debug.Assert", message, detailMessage }.Where(part => !string.IsNullOrEmpty(part)))));
    }
}
