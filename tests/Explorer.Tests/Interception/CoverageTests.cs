using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Weft.Exploration.Interception;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Interception;

/// <summary>No public member of a lock, a wait or a thread is left to chance: it is there, or refused for a reason that is told.</summary>
public class CoverageTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Redirected =>
    [
        typeof(SemaphoreSlim), typeof(ManualResetEventSlim), typeof(CountdownEvent), typeof(Barrier),
        typeof(Lock), typeof(SpinLock), typeof(ReaderWriterLockSlim), typeof(Thread),
    ];

    public static TheoryData<Type> Hooked =>
    [
        typeof(Monitor), typeof(WaitHandle), typeof(EventWaitHandle), typeof(AutoResetEvent), typeof(ManualResetEvent),
        typeof(Mutex), typeof(Semaphore), typeof(SpinWait), typeof(ThreadPool), typeof(RegisteredWaitHandle),
    ];

    [Theory]
    [MemberData(nameof(Redirected))]
    public void Member_OfARedirectedType_IsThereOrRefusedForAReason(Type type)
    {
        var own = InterceptionTable.Default.RedirectOf(type.FullName!)!;
        var members = Members(own, Public | BindingFlags.NonPublic).Select(Signature.Of).ToHashSet();
        var name = new Regex($@"\b{Regex.Escape(type.FullName!)}(?!\w)");

        Assert.Empty(Members(type, Public)
            .Where(member => !IsRefusedForAReason(member) && !members.Contains(name.Replace(Signature.Of(member), own.FullName!)))
            .Select(Signature.Of));
    }

    [Theory]
    [MemberData(nameof(Hooked))]
    public void Member_OfAHookedType_HasARowOrAReason(Type type)
    {
        using var module = ModuleDefinition.CreateModule(
            "probe", new ModuleParameters { AssemblyResolver = new References(_ => null), Kind = ModuleKind.Dll });

        Assert.Empty(Members(type, Public)
            .Where(member => !IsRefusedForAReason(member)
                && InterceptionTable.Default.Find(module.ImportReference(member)).Treatment == Treatment.Refused)
            .Select(Signature.Of));
    }

    private static IEnumerable<MethodBase> Members(Type type, BindingFlags flags) => type.GetMembers(flags).OfType<MethodBase>();

    private static bool IsRefusedForAReason(MethodBase member) => Families.All.Any(
        family => family.Refused.ContainsKey($"{member.DeclaringType!.FullName}::{member.Name}"));
}
