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

    [Fact]
    public void Load_Twice_GivesFreshStaticsOverTheSameProgram()
    {
        var first = RewrittenProgram.Load(Subject.PathOf(Subject.Optimized));
        var second = RewrittenProgram.Load(Subject.PathOf(Subject.Optimized));

        Shared(first).SetValue(null, 7);

        Assert.Equal(0, Shared(second).GetValue(null));
        Assert.Equal(first.Fingerprint, second.Fingerprint);

        static FieldInfo Shared(RewrittenProgram program) => program.Main.GetType("Weft.Exploration.Subjects.Places")!.GetField("Shared")!;
    }

    [Fact]
    public void Load_FromManyThreads_RewritesOnce()
    {
        var programs = new RewrittenProgram[4];

        Parallel.For(0, programs.Length, index => programs[index] = RewrittenProgram.Load(Subject.PathOf(Subject.Unoptimized)));

        Assert.Single(programs.Select(program => program.Fingerprint).Distinct());
        Assert.Equal(programs.Length, programs.Select(program => program.Main).Distinct().Count());
    }

    [Fact]
    public void Load_OfATestAssembly_SharesTheTestFrameworkAndTheExplorer()
    {
        var program = RewrittenProgram.Load(typeof(RewrittenProgramTests).Assembly.Location);
        var copy = program.Main.GetType(typeof(RewrittenProgramTests).FullName!)!;
        var fails = copy.GetMethod(nameof(Fails), BindingFlags.NonPublic | BindingFlags.Static)!;

        Assert.NotSame(typeof(RewrittenProgramTests), copy);
        Assert.Same(typeof(RewrittenProgram), copy.GetMethod(nameof(Nothing), BindingFlags.NonPublic | BindingFlags.Static)!.ReturnType);
        var failure = Assert.Throws<TargetInvocationException>(() => fails.Invoke(null, null));
        Assert.IsType<Xunit.Sdk.EqualException>(failure.InnerException);
    }

    [Fact]
    public void Resolve_OfALambda_FindsItInTheCopy()
    {
        var program = RewrittenProgram.Load(typeof(RewrittenProgramTests).Assembly.Location);
        Func<int> lambda = static () => Interlocked.Increment(ref s_calls);

        var copy = program.Resolve(lambda.Method);

        Assert.Equal(lambda.Method.Name, copy.Name);
        Assert.Equal(1, copy.Invoke(Activator.CreateInstance(copy.DeclaringType!), null));
        Assert.Equal(0, s_calls);
    }

    [Fact]
    public void Resolve_OfClosedGenerics_ClosesThemOverTheCopies()
    {
        var program = RewrittenProgram.Load(typeof(RewrittenProgramTests).Assembly.Location);
        Func<string> closed = Pair<RewrittenProgramTests>.With<List<TheoryData<string>[]>>;

        var copy = program.Resolve(closed.Method);

        Assert.Equal(program.Main, copy.DeclaringType!.GetGenericArguments()[0].Assembly);
        Assert.Equal(closed(), copy.Invoke(null, null));
    }

    [Fact]
    public void Resolve_OfAFrameworkMethod_IsThatMethod()
    {
        var program = RewrittenProgram.Load(Subject.PathOf(Subject.Optimized));
        var method = typeof(Math).GetMethod("Abs", [typeof(int)])!;

        Assert.Same(method, program.Resolve(method));
    }

    private static int s_calls;

    private static RewrittenProgram? Nothing() => null;

    private static void Fails() => Assert.Equal(1, Volatile.Read(ref s_calls) + 2);

    private static class Pair<T>
    {
        public static string With<TOther>() => $"{typeof(T).Name} {typeof(TOther).Name}";
    }

    // Statics of the original outlive a test, so it runs in a copy of its own as well.
    private static string RunFresh(string build, MethodInfo original)
    {
        var context = new System.Runtime.Loader.AssemblyLoadContext("original", isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(Subject.PathOf(build));
        return Subject.Run(assembly.GetType(original.DeclaringType!.FullName!)!.GetMethod(original.Name)!);
    }
}
