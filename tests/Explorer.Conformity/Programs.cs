using System.Reflection;
using Weft.Exploration.Reports;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Conformity;

/// <summary>Finds the marked programs of this assembly.</summary>
internal static class Programs
{
    private static readonly Dictionary<string, MethodInfo> Methods = (
        from type in typeof(Programs).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(CorrectAttribute)) || method.IsDefined(typeof(WrongAttribute))
        select method).ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}");

    /// <summary>The names of those that carry <typeparamref name="TAttribute"/>.</summary>
    public static IEnumerable<string> With<TAttribute>(Func<TAttribute, bool>? fits = null)
        where TAttribute : Attribute =>
        from program in Methods
        let attribute = program.Value.GetCustomAttribute<TAttribute>()
        where attribute is not null && (fits is null || fits(attribute))
        orderby program.Key
        select program.Key;

    public static TAttribute Mark<TAttribute>(string name)
        where TAttribute : Attribute => Methods[name].GetCustomAttribute<TAttribute>()!;

    /// <summary>A program in a rewritten copy, to be run without a report.</summary>
    public static Func<Task?> Copy(string name) =>
        TestBody.Bind(RewrittenProgram.Load(typeof(Programs).Assembly.Location).Resolve(Methods[name]));

    public static ExplorationReport Replay(string name, string replay, bool findsRaces)
    {
        var options = new ExplorationOptions { FindsRaces = findsRaces };
        return Methods[name] is { ReturnType.Name: "Task" } method
            ? Explorer.Replay(replay, method.CreateDelegate<Func<Task>>(), options)
            : Explorer.Replay(replay, Methods[name].CreateDelegate<Action>(), options);
    }

    public static ExplorationReport Explore(string name, ExplorationOptions options) => Methods[name] is { ReturnType.Name: "Task" } method
        ? Explorer.Explore(method.CreateDelegate<Func<Task>>(), options)
        : Explorer.Explore(Methods[name].CreateDelegate<Action>(), options);

    /// <summary>What a failed test shows of a report.</summary>
    public static string Describe(ExplorationReport report) =>
        $"{report.Verdict} after {report.Schedules} schedules. {report.Refusal}"
        + string.Concat(report.Remarks.Select(remark => $"\n{remark.Text}"))
        + (report.Violation is { } violation ? $"{violation.Kind}: {violation.Message}\n{TraceTable.Render(violation.Trace)}" : "");
}
