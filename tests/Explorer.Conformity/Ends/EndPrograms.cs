using System.Diagnostics;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Ends;

/// <summary>What would end the process: assertions of Debug and Trace, FailFast and Exit.</summary>
internal static class EndPrograms
{
    private const string Family = "Ends of the process";

    [Correct(Family)]
    public static async Task AnAssertion_ThatHolds_SaysNothing()
    {
        var count = 0;
        await Task.WhenAll(Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count)));
        Trace.Assert(count == 2, "an increment was lost");
    }

    [Wrong(Family)]
    public static async Task AnAssertion_AboutWhatAnotherOperationChanges_Fails()
    {
        var count = 0;
        var other = Task.Run(() => Interlocked.Increment(ref count));
        var seen = Volatile.Read(ref count);
        Trace.Assert(Volatile.Read(ref count) == seen, "changed in between");
        await other;
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task FailFast_OnlyInARace_EndsTheProcess()
    {
        var count = 0;
        var other = Task.Run(() => Interlocked.Increment(ref count));
        var seen = Volatile.Read(ref count);
        if (Volatile.Read(ref count) != seen)
            Environment.FailFast("changed in between");
        await other;
    }
}
