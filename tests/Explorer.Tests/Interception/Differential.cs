using Weft.Exploration.Reports;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Interception;

/// <summary>
/// Runs one scenario three times: as it is compiled, with the real types; rewritten, outside an exploration; rewritten, as a test that
/// is explored. What it tells has to be the same each time. The three have statics of their own, so they tell through the runtime.
/// </summary>
internal static class Differential
{
    /// <summary>A scenario is a static method that ends in <see cref="Tell"/>.</summary>
    public static void Agrees(Action scenario)
    {
        var name = scenario.Method.Name;
        scenario();
        var real = Told(name);
        Assert.NotEmpty(real);

        var copy = RewrittenProgram.Load(scenario.Method.Module.FullyQualifiedName).Resolve(scenario.Method);
        copy.Invoke(null, null);
        Assert.Equal(real, Told(name));

        var report = Explorer.Explore(scenario, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 1 });
        Assert.True(report.Verdict is Verdict.Sampled or Verdict.EveryScheduleExplored, Explored.Describe(report));
        Assert.Equal(real, Told(name));
    }

    /// <summary>What the calls came to: their results, or the exceptions that they ended with.</summary>
    public static void Tell(string scenario, params IEnumerable<Func<object?>> calls) =>
        AppContext.SetData(scenario, calls.Select(Outcome).ToArray());

    public static object? Of(Action call)
    {
        call();
        return null;
    }

    private static string[] Told(string scenario)
    {
        var told = (string[])AppContext.GetData(scenario)!;
        AppContext.SetData(scenario, null);
        return told;
    }

    private static string Outcome(Func<object?> call)
    {
        try
        {
            return call()?.ToString() ?? "null";
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}({(exception as ArgumentException)?.ParamName})";
        }
    }
}
