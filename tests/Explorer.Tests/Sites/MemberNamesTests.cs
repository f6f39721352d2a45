using Weft.Exploration.Rewriting;
using Weft.Exploration.Sites;
using Weft.Exploration.Tests.Rewriting;

namespace Weft.Exploration.Tests.Sites;

public class MemberNamesTests
{
    [Theory]
    [InlineData("Places.Property", "Volatile.Read", "Places._state")]
    [InlineData("Places.Property", "Volatile.Write", "Places._state")]
    [InlineData("Places.ctor", "Volatile.Write", "Places._state")]
    [InlineData("Places.CompareTo", "Interlocked.Exchange", "Places.Shared")]
    [InlineData("Places.Async", "Interlocked.Increment", "Places._state")]
    [InlineData("Places.Lambdas", "write", "captured")]
    [InlineData("Places.Lambdas (lambda)", "Interlocked.Add", "captured")]
    [InlineData("Places.Lambdas (lambda)", "read", "Places._state")]
    [InlineData("Places.Lambdas (lambda)", "await Task.Yield", null)]
    [InlineData("Places.StaticLambda (lambda)", "Interlocked.Decrement", "Places.Shared")]
    [InlineData("Places.Iterator", "Interlocked.And", "Places._state")]
    [InlineData("Places.LocalFunction", "await Task<int>", null)]
    [InlineData("Places.LocalFunction.Inner", "Interlocked.Or", "Places._state")]
    [InlineData("Places.Targets", "Interlocked.CompareExchange", "Places._slots[]")]
    [InlineData("Places.Targets", "Interlocked.CompareExchange", "given[]")]
    [InlineData("Places.Targets", "Interlocked.CompareExchange", "reference")]
    [InlineData("Places.Targets", "Interlocked.CompareExchange", "local")]
    [InlineData("Places.Targets", "Interlocked.CompareExchange", null)]
    [InlineData("Places.Targets", "Interlocked.CompareExchange", "Places.Generic.Count")]
    [InlineData("Language.Closures (lambda)", "Interlocked.Add", "sum")]
    [InlineData("Language.LocalFunctions.Twice", "Interlocked.Exchange", "count")]
    [InlineData("Language.Arguments", "Interlocked.Exchange", "Language.Cell.Shared")]
    [InlineData("Language.Cell.Swap", "Interlocked.CompareExchange", "Language.Cell.Shared")]
    [InlineData("Language.Window.Add", "Interlocked.Add", "Language.Window._first")]
    [InlineData("Asynchrony.Add", "await Task<int>", "first")]
    [InlineData("Asynchrony.Values.Later", "await Task.Yield", null)]
    [InlineData("Asynchrony.Numbers", "await Task.Yield", null)]
    [InlineData("Fields.Strong.Put", "Volatile.Write", "Fields.Strong._word")]
    public void Site_IsNamed_AsItsAuthorWroteIt(string method, string member, string? target)
    {
        Assert.Contains(Subject.Rewrite(Subject.Optimized).Sites, IsExpected);
        Assert.Contains(Subject.Rewrite(Subject.Unoptimized).Sites, IsExpected);

        bool IsExpected(Site site) => site.Method == method && site.Member == member && site.Target == target;
    }

    [Theory]
    [InlineData(Subject.Optimized)]
    [InlineData(Subject.Unoptimized)]
    public void Lock_OnATemporary_IsNamedAfterWhatWasCopied(string build)
    {
        // Without any hook its calls are refused, under the same names.
        var table = new InterceptionTable([]);

        Assert.Contains(
            Subject.SitesIn(build, "Places.Targets", table), site => site is { Member: "Monitor.Enter", Target: "Places._gate" });
    }

    [Fact]
    public void Lock_OnALocalInAStateMachine_IsNamedAfterThatLocal()
    {
        // The optimizer does away with a local that is only locked, so there is a name in the plain build alone.
        var sites = Subject.SitesIn(Subject.Unoptimized, "Asynchrony.Loops", new InterceptionTable([]));

        Assert.Contains(sites, site => site is { Member: "Monitor.Enter", Target: "gate" });
    }

    [Theory]
    [InlineData(Subject.Optimized)]
    [InlineData(Subject.Unoptimized)]
    public void Site_OfAnAwait_HasTheLineOfItsStatement(string build)
    {
        var site = Subject.SitesIn(build, "Places.ThrowsOnLine23").First(site => site.Member == "await Task.Yield");

        Assert.Equal("Places.cs:22", site.Place);
    }
}
