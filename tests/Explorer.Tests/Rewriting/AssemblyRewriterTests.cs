using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Rewriting;

public class AssemblyRewriterTests
{
    public static TheoryData<string> Builds => [Subject.Optimized, Subject.Unoptimized];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Call_OfAnOverload_GoesToTheHookWithTheSameSignature(string build)
    {
        var (_, notes) = Recording.Run(build, "Overloads");

        Assert.Equal(["Run(Func<T>) at Calls.Overloads", "Run(Func<Task<T>>) at Calls.Overloads", "Run(Action) at Calls.Overloads"], notes);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void ConstrainedDispose_OfAnInterceptedStruct_GoesToTheHookOfThatStruct(string build)
    {
        var (result, notes) = Recording.Run(build, "StructDispose");

        Assert.Equal("disposed", result);
        Assert.Equal(["Dispose at Calls.StructDispose"], notes);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void ConstrainedDispose_OfATypeParameter_IsLeftAlone(string build) =>
        Assert.Equal("generic", Recording.Run(build, "StructAsInterface").Result);

    [Theory]
    [MemberData(nameof(Builds))]
    public void Constructor_OfAStruct_IsReplacedInPlaceAndOnTheStack(string build)
    {
        var (result, notes) = Recording.Run(build, "StructConstructors");

        Assert.Equal("True True", result);
        Assert.Equal(3, notes.Count);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Delegate_OfAnInterceptedMethod_GoesToTheHook(string build)
    {
        var (result, notes) = Recording.Run(build, "MethodGroups");

        Assert.Equal("3 True 5", result); // the hook of Unregister answers the opposite
        Assert.Contains("Task.Dispose at Calls.MethodGroups", notes);
        Assert.Contains("Unregister at Calls.MethodGroups", notes);
        Assert.Contains("Run(Func<T>) at Calls.MethodGroups", notes);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Call_OfAnUnknownMember_IsRefusedByName(string build)
    {
        var sites = Subject.SitesIn(build, "Calls.Sleeps").Where(site => site.Member != "write").ToArray();

        Assert.Equal("2", Recording.Run(build, "Sleeps").Result);
        Assert.Equal(["Thread.Sleep", "Thread.Sleep", "new ConcurrentQueue", "ConcurrentQueue.Count"], sites.Select(site => site.Member));
        Assert.All(sites, site => Assert.Equal("Calls.cs", site.File));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Call_OfABaseMember_IsRefusedAndNotReplaced(string build)
    {
        var (result, notes) = Recording.Run(build, "Subclass");

        Assert.Equal("derived", result);
        Assert.Empty(notes);
        Assert.Contains(
            Subject.SitesIn(build, "Calls.Derived.ctor", Recording.Table), site => site.Member == "new CancellationTokenSource");
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Call_OfAHarmlessMember_HasNoSite(string build)
    {
        Assert.Empty(Subject.SitesIn(build, "Calls.Harmless", new InterceptionTable([])));
        Assert.Empty(Subject.SitesIn(build, "Calls.OwnType"));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Reference_ToARedirectedType_BecomesTheExplorersOwn(string build) =>
        Assert.Equal("99 True RedirectedSemaphore", Recording.Run(build, "Redirected").Result);

    [Theory]
    [MemberData(nameof(Builds))]
    public void Member_ThatARedirectLacks_IsNamedWhereItIsUsed(string build)
    {
        var exception = Assert.Throws<NotSupportedException>(() => Recording.Run(build, "MissingMember"));

        Assert.Contains("SemaphoreSlim.AvailableWaitHandle", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Calls.MissingMember", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void NestedType_OfARedirectedType_FollowsIt(string build)
    {
        var (result, notes) = Recording.Run(build, "Nesting");

        Assert.Equal("held", result);
        Assert.Equal(["EnterScope at ?", "Scope.Dispose at ?"], notes);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Builder_ThatIsRedirected_HearsOfEveryEntry(string build)
    {
        var (result, notes) = Recording.Run(build, "Resumes");

        Assert.Equal("1b", result);
        Assert.Equal(5 + 2 + 2, notes.Count); // each method enters once, and once more after each suspension
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Exception_InRewrittenCode_KeepsItsLine(string build)
    {
        var program = RewrittenProgram.Load(Subject.PathOf(build));
        var method = program.Main.GetType("Weft.Exploration.Subjects.Places")!.GetMethod("ThrowsOnLine23")!;

        var exception = Assert.Throws<InvalidOperationException>(() => Subject.Run(method));

        Assert.Contains("Places.cs:line 23", exception.StackTrace, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void PlainAccess_ToAFieldThatIsUsedAtomically_IsAPointOutsideItsConstructor(string build)
    {
        var sites = Subject.Rewrite(build).Sites.Where(
            site => site.Target == "Fields.Counter._value").Select(site => $"{site.Method} {site.Member}");

        Assert.Equal(["Fields.Counter.Value read", "Fields.Counter.Add Interlocked.Increment", "Fields.Counter.Reset write"], sites);
        Assert.Contains(Subject.Rewrite(build).Sites, site => site is { Method: "Fields.Strong.Peek", Member: "read" });
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Assembly_RewrittenTwice_HasTheSameFingerprint(string build) =>
        Assert.Equal(Subject.Rewrite(build).Fingerprint, Subject.Rewrite(build).Fingerprint);
}
