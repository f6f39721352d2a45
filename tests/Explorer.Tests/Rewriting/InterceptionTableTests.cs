using System.Collections.Concurrent;
using System.Reflection;
using Mono.Cecil;
using Weft.Exploration.Interception;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Rewriting;

public class InterceptionTableTests
{
    private static readonly string[] Assemblies =
    [
        "System.Private.CoreLib", "System.Threading", "System.Threading.Channels", "System.Threading.Tasks.Dataflow",
        "System.Threading.Tasks.Parallel", "System.ComponentModel.TypeConverter", "System.Diagnostics.TraceSource",
        "System.Collections.Concurrent", "System.Linq.Parallel", "System.ComponentModel.EventBasedAsync",
        "System.Security.Cryptography", "System.Threading.AccessControl", "System.IO.Pipelines",
    ];

    public static TheoryData<Type> FullyCovered => [typeof(Interlocked), typeof(Volatile)];

    [Theory]
    [MemberData(nameof(FullyCovered))]
    public void Member_OfAnAtomicClass_HasAHookOrIsHarmless(Type type)
    {
        using var module = Module();

        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            Assert.True(InterceptionTable.Default.Find(module.ImportReference(method)).Treatment is Treatment.Hook or Treatment.Harmless,
                $"{method} is refused");
    }

    [Fact]
    public void Find_OfAnOverload_ComparesGenericArguments()
    {
        using var module = Module();
        var overloads = typeof(Task).GetMethods().Where(method => method.Name == "Run" && method.IsGenericMethod
            && method.GetParameters().Length == 1);

        var hooks = overloads.Select(method => Recording.Table.Find(module.ImportReference(method)).Hook!).ToArray();

        Assert.Equal(2, hooks.Distinct().Count());
    }

    [Fact]
    public void Find_OfAnOverloadWithoutHook_IsRefused()
    {
        using var module = Module();
        var withToken = typeof(Task).GetMethod("Run", [typeof(Action), typeof(CancellationToken)])!;

        Assert.Equal(Treatment.Refused, Recording.Table.Find(module.ImportReference(withToken)).Treatment);
    }

    [Theory]
    [InlineData(typeof(Thread), "Join", Treatment.Refused)]
    [InlineData(typeof(SpinLock), "Enter", Treatment.Refused)]
    [InlineData(typeof(BlockingCollection<int>), "CompleteAdding", Treatment.Rewritten)]
    [InlineData(typeof(System.Timers.Timer), "Start", Treatment.Refused)]
    [InlineData(typeof(System.Threading.Channels.Channel), "CreateUnbounded", Treatment.Rewritten)]
    [InlineData(typeof(System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore<int>), "SetResult", Treatment.Refused)]
    [InlineData(typeof(Progress<int>), "add_ProgressChanged", Treatment.Refused)]
    [InlineData(typeof(ParallelEnumerable), "AsParallel", Treatment.Refused)]
    [InlineData(typeof(System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable<int>), "ConfigureAwait", Treatment.Refused)]
    [InlineData(typeof(System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable<int>), "WithCancellation", Treatment.Harmless)]
    [InlineData(typeof(TaskCanceledException), "get_Task", Treatment.Harmless)]
    [InlineData(typeof(ThreadStart), "Invoke", Treatment.Harmless)]
    [InlineData(typeof(AsyncLocal<int>), "get_Value", Treatment.Harmless)]
    [InlineData(typeof(Task), "get_Id", Treatment.Harmless)]
    [InlineData(typeof(List<int>), "Add", Treatment.None)]
    [InlineData(typeof(ThreadingText), "Nothing", Treatment.None)]
    public void Find_WithoutAnyHook_KnowsTheTypesOfConcern(Type type, string member, object treatment)
    {
        using var module = Module();
        var method = type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).First(method => method.Name == member);

        Assert.Equal(treatment, new InterceptionTable([]).Find(module.ImportReference(method)).Treatment);
    }

    [Fact]
    public void Families_EveryRow_NamesSomethingThatExists()
    {
        var rows = Families.All.SelectMany(
            family => family.Covers.Concat(family.Observed).Concat(family.Harmless).Concat(family.Refused.Keys));
        var types = rows.GroupBy(row => row.Split("::")[0], row => row.Split("::").ElementAtOrDefault(1));

        Assert.All(types, type =>
        {
            var found = Find(type.Key);
            Assert.True(found is not null, type.Key);
            Assert.All(type.OfType<string>(), member => Assert.NotEmpty(
                found.GetMember(member, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)));
        });

        // The table writes nested types as the rewriter does, behind a slash.
        static Type? Find(string name) =>
            Assemblies.Select(assembly => Assembly.Load(assembly).GetType(name.Replace('/', '+'))).FirstOrDefault(type => type is not null);
    }

    [Fact]
    public void Families_EveryRow_BelongsToAFamilyThatCoversIt()
    {
        Assert.All(Families.All, family => Assert.All(
            family.Observed.Concat(family.Harmless).Concat(family.Refused.Keys),
            row => Assert.Contains(Families.All, other => other.Covers.Contains(row) || other.Covers.Contains(row.Split("::")[0]))));
    }

    [Fact]
    public void Table_WithAHookThatFitsNoMember_IsNotBuilt()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new InterceptionTable([typeof(Misfit)]));

        Assert.Contains("Misfit", exception.Message, StringComparison.Ordinal);
    }

    private static ModuleDefinition Module() => ModuleDefinition.CreateModule(
        "probe", new ModuleParameters { AssemblyResolver = new References(_ => null), Kind = ModuleKind.Dll });

    [Intercepts(typeof(Task))]
    private static class Misfit
    {
        public static Task<T> Run<T>(Func<Task<T>> function, string site) => Task.Run(function);
    }

    private static class ThreadingText
    {
        public static void Nothing()
        {
        }
    }
}
