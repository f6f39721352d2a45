using System.Reflection;
using Weft.Exploration.Reports;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Traces;

namespace Weft.Exploration;

/// <summary>
/// Where a test is in its assembly. It is found again in the rewritten copy by names, never by token: rewriting moves tokens,
/// and a test has no overloads, because it has no parameters.
/// </summary>
/// <param name="AssemblyPath">The full path of the assembly.</param>
/// <param name="TypeName">The full name of the type as reflection writes it: a nested type stands behind a plus sign.</param>
/// <param name="MethodName">The name of the method.</param>
internal sealed record TestMethod(string AssemblyPath, string TypeName, string MethodName)
{
    public string FullName => $"{TypeName}.{MethodName}";

    public ExplorationReport Explore(ExplorationOptions options) => Test.Explore(options);

    public ExplorationReport Replay(string replay, ExplorationOptions options) => Test.Replay(replay, options);

    /// <summary>The hash of the name of the test that a replay string belongs to.</summary>
    /// <exception cref="UsageException">It is not a replay string, or one of another version.</exception>
    public static uint NameHashIn(string replay) => ReplayString.Parse(replay).Test;

    private ExploredTest Test => new(FullName, AssemblyPath, Find, hasLifecycle: true);

    private MethodInfo Find(RewrittenProgram program) => program.Main.GetType(TypeName, throwOnError: true)!.GetMethod(MethodName, [])!;
}
