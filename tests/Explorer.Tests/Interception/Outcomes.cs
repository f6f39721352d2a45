using System.Runtime.CompilerServices;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Interception;

/// <summary>
/// Compares an own version of a framework type with the real one: the same calls are made as compiled, and rewritten outside and inside
/// an exploration. What they give, and what they throw, has to be the same.
/// </summary>
internal sealed class Outcomes
{
    private readonly List<string> _seen = [];

    /// <summary>Notes what a call gives or throws.</summary>
    public void Note(string what, Func<object?> call)
    {
        try
        {
            _seen.Add($"{what}: {call() ?? "null"}");
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException
            && exception.GetType().Namespace!.StartsWith("System", StringComparison.Ordinal))
        {
            _seen.Add($"{what}: {exception.GetType().Name} {(exception as ArgumentException)?.ParamName}");
        }
    }

    /// <summary>Notes that an action returns, or what it throws.</summary>
    public void Note(string what, Action action) => Note(what, () =>
    {
        action();
        return "done";
    });

    /// <summary>Hands the outcomes over from the rewritten copy, which has statics of its own; data of the process is shared.</summary>
    /// <param name="test">The test, whose name tells its outcomes from those of tests beside it.</param>
    public void HandOver([CallerMemberName] string test = "") => AppContext.SetData(KeyOf(test), ToString());

    public override string ToString() => string.Join('\n', _seen);

    /// <param name="calls">Makes the calls; a method of the test assembly, without a state of its own.</param>
    /// <param name="inAnExploration">Makes the same calls and hands their outcomes over.</param>
    /// <param name="test">The test.</param>
    public static void AssertSame(Func<Outcomes> calls, Action inAnExploration, [CallerMemberName] string test = "")
    {
        var real = calls().ToString();
        var outside = RewrittenProgram.Load(calls.Method.Module.Assembly.Location).Resolve(calls.Method).Invoke(null, null)!.ToString();

        var report = Explorer.Explore(inAnExploration, new ExplorationOptions { Schedules = 1 });
        var inside = AppContext.GetData(KeyOf(test));

        Assert.True(report.Refusal is null && report.Violation is null, Explored.Describe(report));
        Assert.Equal(real, outside);
        Assert.Equal(real, inside);
    }

    private static string KeyOf(string test) => $"Weft.Exploration.Tests.Outcomes.{test}";
}
