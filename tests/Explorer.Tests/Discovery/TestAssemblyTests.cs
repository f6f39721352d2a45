using System.Runtime.CompilerServices;
using Mono.Cecil;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Tests.Discovery;

public sealed class TestAssemblyTests : IDisposable
{
    private readonly AssemblyMaker _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Load_TestsOfEveryShape_AreListedInTheOrderOfTheMetadata()
    {
        var zebra = _made.Type("Zebra");
        _made.Method(zebra, "Runs");
        _made.Method(zebra, "Awaits", returns: typeof(Task));
        _made.Method(zebra, "IsNoTest", isTest: false);
        var inner = _made.Type("Inner", null, within: zebra);
        _made.Method(inner, "AwaitsValue", returns: typeof(ValueTask));
        _made.Method(_made.Type("Ant"), "Runs");
        _made.Method(_made.Type("Rootless", ""), "Runs");

        var assembly = TestAssembly.Load(_made.Write());

        Assert.Equal("Made", assembly.Name);
        Assert.Equal(
            ["Made.Zebra.Runs", "Made.Zebra.Awaits", "Made.Zebra+Inner.AwaitsValue", "Made.Ant.Runs", "Rootless.Runs"],
            assembly.Tests.Select(test => test.FullName));
        Assert.All(assembly.Tests, test => Assert.Equal(StringHash.Compute(test.FullName), test.NameHash));
    }

    [Fact]
    public void Load_Listing_LoadsNothing()
    {
        _made.Method(_made.Type("Zebra"), "Runs");

        TestAssembly.Load(_made.Write());

        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "Made");
    }

    [Theory]
    [InlineData("is not public; make it public", MethodAttributes.Assembly | MethodAttributes.Static)]
    [InlineData("is not public; make it public", MethodAttributes.Private | MethodAttributes.Static)]
    [InlineData("is not static; make it static", MethodAttributes.Public)]
    [InlineData("returns Int32; make it return void, Task or ValueTask", MethodAttributes.Public | MethodAttributes.Static, typeof(int))]
    [InlineData("returns Task`1; make it return void, Task or ValueTask", MethodAttributes.Public | MethodAttributes.Static,
        typeof(Task<int>))]
    public void Load_TestOfWrongShape_NamesItAndTheRemedy(string fault, MethodAttributes attributes, Type? returns = null)
    {
        var zebra = _made.Type("Zebra");
        _made.Method(zebra, "IsFine");
        _made.Method(zebra, "Runs", attributes, returns);

        AssertRefused($"The test Made.Zebra.Runs {fault}.");
    }

    [Fact]
    public void Load_TestWithParameters_NamesItAndTheRemedy()
    {
        var test = _made.Method(_made.Type("Zebra"), "Runs");
        test.Parameters.Add(new ParameterDefinition(_made.Module.TypeSystem.Object));

        AssertRefused("The test Made.Zebra.Runs takes parameters; make it parameterless, or wrap it in a test that passes them.");
    }

    [Fact]
    public void Load_GenericTest_NamesItAndTheRemedy()
    {
        var test = _made.Method(_made.Type("Zebra"), "Runs");
        test.GenericParameters.Add(new GenericParameter("T", test));

        AssertRefused("The test Made.Zebra.Runs is generic; make it and its type non-generic.");
    }

    [Fact]
    public void Load_TestInGenericType_NamesItAndTheRemedy()
    {
        var zebra = _made.Type("Zebra`1");
        zebra.GenericParameters.Add(new GenericParameter("T", zebra));
        _made.Method(zebra, "Runs");

        AssertRefused("The test Made.Zebra`1.Runs is generic; make it and its type non-generic.");
    }

    [Fact]
    public void Load_AsyncVoidTest_NamesItAndTheRemedy()
    {
        var test = _made.Method(_made.Type("Zebra"), "Runs");
        var marker = typeof(AsyncStateMachineAttribute).GetConstructor([typeof(Type)])!;
        var type = new CustomAttributeArgument(_made.Module.ImportReference(typeof(Type)), _made.Module.TypeSystem.Object);
        test.CustomAttributes.Add(new CustomAttribute(_made.Module.ImportReference(marker)) { ConstructorArguments = { type } });

        AssertRefused("The test Made.Zebra.Runs is async void, so nothing can wait for its end; make it return Task.");
    }

    [Fact]
    public void Load_AttributeOfAnotherNamespace_IsNoTest()
    {
        using var other = new AssemblyMaker("Elsewhere.TestAttribute");
        other.Method(other.Type("Zebra"), "Runs");
        var path = other.Write();

        var refused = Assert.Throws<UsageException>(() => TestAssembly.Load(path));

        Assert.Equal(
            $"'{path}' has no tests; mark public static methods with [Microsoft.Coyote.SystematicTesting.TestAttribute].", refused.Message);
    }

    private void AssertRefused(string sentence)
    {
        var path = _made.Write();
        Assert.Equal(sentence, Assert.Throws<UsageException>(() => TestAssembly.Load(path)).Message);
    }
}
