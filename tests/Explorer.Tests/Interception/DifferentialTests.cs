using System.Reflection;
using Weft.Exploration.Reports;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Interception;

/// <summary>
/// What the explorer puts in the place of a type does what the original does where nobody else is there: the same calls with the same
/// results, exceptions of misuse included, both outside an exploration and as the only operation of one.
/// </summary>
public class DifferentialTests
{
    private static readonly Lazy<RewrittenProgram> Copy = new(() => RewrittenProgram.Load(typeof(DifferentialTests).Assembly.Location));

    public static TheoryData<string> Scripts =>
    [
        .. from type in typeof(DifferentialTests).Assembly.GetTypes()
           where type.Name.EndsWith("Script", StringComparison.Ordinal)
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
           select $"{type.Name}.{method.Name}",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_OutsideAnExploration_GoesAsWithTheOriginal(string script) =>
        Assert.Equal(Run(Original(script)), Run(Rewritten(script)));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_InsideAnExploration_GoesAsWithTheOriginal(string script)
    {
        var rewritten = Rewritten(script);
        var inside = "";
        var report = HandWritten.Explore(() => inside = Run(rewritten), new DepthFirst(), schedules: 1);

        Assert.True(report.Violation is null && report.Verdict != Verdict.Refused, Explored.Describe(report));
        Assert.Equal(Run(Original(script)), inside);
    }

    private static MethodInfo Original(string script)
    {
        var names = script.Split('.');
        return typeof(DifferentialTests).Assembly.GetTypes().Single(type => type.Name == names[0]).GetMethod(names[1])!;
    }

    private static MethodInfo Rewritten(string script) => Copy.Value.Resolve(Original(script));

    private static string Run(MethodInfo script)
    {
        var transcript = (string)script.Invoke(null, null)!;
        Assert.NotEmpty(transcript);
        return transcript;
    }
}
