using System.Reflection;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Tests.Rewriting;

/// <summary>The two builds of the subject assembly, by the names that theories show.</summary>
internal static class Subject
{
    public const string Optimized = "Explorer.Subjects.Optimized";
    public const string Unoptimized = "Explorer.Subjects.Unoptimized";

    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    public static Assembly Original(string build) => Assembly.Load(build);

    public static RewrittenAssembly Rewrite(string build, InterceptionTable? table = null)
    {
        using var references = new References(name => File.Exists(PathOf(name)) ? PathOf(name) : null);
        return AssemblyRewriter.Rewrite(
            File.ReadAllBytes(PathOf(build)), AssemblyFile.ReadSymbols(PathOf(build)), references, table ?? InterceptionTable.Default);
    }

    public static IEnumerable<Site> SitesIn(string build, string method, InterceptionTable? table = null) =>
        Rewrite(build, table).Sites.Where(site => site.Method == method);

    /// <summary>Runs a program: a static method without parameters that returns a text, now or later.</summary>
    public static string Run(MethodInfo program)
    {
        try
        {
            var result = program.Invoke(null, null);
            return result is Task<string> later ? later.GetAwaiter().GetResult() : (string)result!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }
}
