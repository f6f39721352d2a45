// Without it a release build of this file would leave the assertions out.
#define DEBUG

using System.Diagnostics;
using System.Runtime.CompilerServices;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>What ends the process in production ends the schedule here, and the exploration goes on to report it.</summary>
public class ProcessEndTests
{
    [Fact]
    public void DebugAssert_Fails_ViolatesWithItsMessage() =>
        AssertViolated(AssertInAnOperation, ViolationKind.Assertion, "the count is odd");

    [Fact]
    public void DebugAssert_Holds_IsNoViolation() => Assert.Null(Explorer.Explore(AssertWhatHolds).Violation);

    [Fact]
    public void DebugAssert_WithAFormat_ViolatesWithWhatItSays() =>
        AssertViolated(AssertWithAFormat, ViolationKind.Assertion, "count: it is 3");

    [Fact]
    public void TraceAssert_Fails_ViolatesWithItsMessage() => AssertViolated(AssertByTrace, ViolationKind.Assertion, "traced");

    [Fact]
    public void FailFast_InAnOperation_ViolatesWithItsMessage() =>
        AssertViolated(FailFast, ViolationKind.Exception, "Environment.FailFast: enough");

    [Fact]
    public void Exit_InAnOperation_Violates() => AssertViolated(Exit, ViolationKind.Exception, "Environment.Exit(3)");

    [Fact]
    public void Await_AwaiterThatThrowsWhenItTakesTheContinuation_Violates() =>
        AssertViolated(AwaitABrokenAwaiter, ViolationKind.Exception, "broken awaiter");

    private static void AssertViolated(Func<Task> test, ViolationKind kind, string message)
    {
        var report = Explorer.Explore(test, new ExplorationOptions { Schedules = 50 });

        Assert.Equal(kind, report.Violation?.Kind);
        Assert.Contains(message, report.Violation!.Message, StringComparison.Ordinal);
    }

    private static Task AssertInAnOperation() => Task.Run(() => Check(isEven: false));

    private static Task AssertWhatHolds() => Task.Run(() => Check(isEven: true));

    private static void Check(bool isEven) => Debug.Assert(isEven, "the count is odd");

    private static Task AssertWithAFormat() => Task.Run(() => Debug.Assert(false, "count", "it is {0}", 3));

    private static Task AssertByTrace() => Task.Run(() => Trace.Assert(false, "traced"));

    private static Task FailFast() => Task.Run(() => Environment.FailFast("enough"));

    private static Task Exit() => Task.Run(() => Environment.Exit(3));

    private static async Task AwaitABrokenAwaiter() => await new BrokenAwaiter();

    private sealed class BrokenAwaiter : INotifyCompletion
    {
        public bool IsCompleted { get; }

        public BrokenAwaiter GetAwaiter() => this;

        public void OnCompleted(Action continuation) => throw new InvalidOperationException("broken awaiter");

        public void GetResult()
        {
        }
    }
}
