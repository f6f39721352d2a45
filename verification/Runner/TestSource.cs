using Weft.Exploration;

namespace Weft.Running;

/// <summary>The tests of one assembly, as far as the runner needs to know.</summary>
/// <param name="Name">The simple name of the assembly.</param>
/// <param name="Tests">Its tests.</param>
/// <param name="NameHashIn">The hash of the name of the test that a replay string belongs to.</param>
internal sealed record TestSource(string Name, IReadOnlyList<TestCase> Tests, Func<string, uint> NameHashIn)
{
    public static TestSource Load(string path)
    {
        var assembly = TestAssembly.Load(path);
        return new TestSource(assembly.Name, assembly.Tests, TestAssembly.NameHashIn);
    }
}
