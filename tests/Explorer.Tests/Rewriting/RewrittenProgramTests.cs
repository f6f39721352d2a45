using System.Reflection;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Rewriting;

public class RewrittenProgramTests
{
    public static TheoryData<string, string, string> Programs()
    {
        var programs = new TheoryData<string, string, string>();
        foreach (var build in new[] { Subject.Optimized, Subject.Unoptimized })
        {
            foreach (var type in Subject.Original(build).GetExportedTypes().Where(type => type.IsAbstract && type.IsSealed))
            {
                foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                    programs.Add(build, type.FullName!, method.Name);
            }
        }
        return programs;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Rewritten_OutsideAnExploration_DoesWhatTheOriginalDoes(string build, string type, string method)
    {
        var original = Subject.Original(build).GetType(type, throwOnError: true)!.GetMethod(method)!;
        var program = RewrittenProgram.Load(Subject.PathOf(build));

        var copy = program.Resolve(original);

        Assert.NotSame(original.Module, copy.Module);
        Assert.Equal(RunFresh(build, original), Subject.Run(copy));
    }

    // Statics of the original outlive a test, so it runs in a copy of its own as well.
    private static string RunFresh(string build, MethodInfo original)
    {
        var context = new System.Runtime.Loader.AssemblyLoadContext("original", isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(Subject.PathOf(build));
        return Subject.Run(assembly.GetType(original.DeclaringType!.FullName!)!.GetMethod(original.Name)!);
    }
}
