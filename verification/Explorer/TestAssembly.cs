namespace Weft.Exploration;

/// <summary>The tests of an assembly: its public static methods that carry Coyote's <c>[Test]</c>.</summary>
public sealed class TestAssembly
{
    private TestAssembly(string path, string name, IReadOnlyList<TestCase> tests)
    {
        Path = path;
        Name = name;
        Tests = tests;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The simple name of the assembly.</summary>
    public string Name { get; }

    /// <summary>The tests in the order of the assembly's metadata, which is the order of its sources.</summary>
    public IReadOnlyList<TestCase> Tests { get; }

    /// <summary>Lists the tests of an assembly. Only its metadata is read: nothing of it is loaded and none of its code runs.</summary>
    /// <exception cref="UsageException">There is no such assembly, it has no tests, or one of them cannot be run.</exception>
    public static TestAssembly Load(string path)
    {
        var (name, methods) = TestDiscovery.Find(path);
        return new TestAssembly(path, name, [.. methods.Select(m => new TestCase(m.FullName, m.Explore, m.Replay))]);
    }

    /// <summary>The hash of the name of the test that a replay string belongs to: see <see cref="TestCase.NameHash"/>.</summary>
    /// <exception cref="UsageException">It is not a replay string, or one of another version.</exception>
    public static uint NameHashIn(string replay) => TestMethod.NameHashIn(replay);
}
