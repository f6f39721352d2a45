using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Weft.Exploration.Tests;

/// <summary>A test that cannot be found again in a copy of its program is refused with what to do about it.</summary>
public class CapturingTests
{
    [Fact]
    public void Explore_LambdaThatCaptures_NamesTheVariables()
    {
        var (first, second) = (1, 2);
        var message = Refuse(() => Task.FromResult(first + second));
        Assert.Contains("'first', 'second'", message, StringComparison.Ordinal);
        Assert.Contains("create it inside the test", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_LambdaThatCapturesThis_NamesIt() =>
        Assert.Contains("make it static", Refuse(() => Task.FromResult(GetHashCode())), StringComparison.Ordinal);

    [Fact]
    public void Explore_MethodOfAnObject_IsRefused() =>
        Assert.Contains("belongs to an object", Refuse(OfAnObject), StringComparison.Ordinal);

    [Fact]
    public void Explore_GenericMethod_IsFoundByItsArguments()
    {
        Assert.EndsWith(".Generic<Int32>", Explorer.Check(Generic<int>).Test, StringComparison.Ordinal);
        Assert.EndsWith("<String>", Explorer.Check(OfAType<string>.Run).Test, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_CompiledExpression_IsRefused()
    {
        Expression<Func<Task>> expression = () => Task.CompletedTask;
        Assert.Contains("compiled at run time", Refuse(expression.Compile()), StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_SeveralDelegates_AreRefused()
    {
        Func<Task> one = static () => Task.CompletedTask;
        Assert.Contains("several delegates", Refuse(one + one), StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_ExtensionMethodOfAnObject_IsRefused() =>
        Assert.Contains("parameter", Refuse("text".Extend), StringComparison.Ordinal);

    [Fact]
    public void Explore_AsyncVoid_IsRefused() =>
        Assert.Contains(
            "async void", Assert.Throws<UsageException>(static () => Explorer.Explore((Action)Void)).Message, StringComparison.Ordinal);

    [Fact]
    public void Explore_Null_Throws() => Assert.Throws<ArgumentNullException>(static () => Explorer.Explore((Func<Task>)null!));

    [Fact]
    public void Explore_MethodOfTheFramework_IsRefused() => Assert.Throws<UsageException>(static () => Explorer.Explore(GC.Collect));

    [Fact]
    public void Explore_StaticMethodAndLambda_AreFound()
    {
        Assert.Equal("Weft.Exploration.Tests.CapturingTests.Static", Explorer.Check(Static).Test);
        Assert.StartsWith(
            "Weft.Exploration.Tests.CapturingTests.", Explorer.Check(static () => Task.CompletedTask).Test, StringComparison.Ordinal);
    }

    private static string Refuse(Func<Task> test)
    {
        var message = Assert.Throws<UsageException>(() => Explorer.Explore(test)).Message;
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }

    private static Task Static() => Task.CompletedTask;

    private static Task<T?> Generic<T>() => Task.FromResult(default(T));

    private static async void Void() => await Task.Yield();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task OfAnObject() => Task.FromResult(GetHashCode());

    private static class OfAType<T>
    {
        public static Task<T?> Run() => Task.FromResult(default(T));
    }
}

internal static class TextTests
{
    public static Task Extend(this string text) => Task.FromResult(text);
}
