using Mono.Cecil;

namespace Weft.Exploration;

/// <summary>
/// Finds the tests of an assembly from its metadata alone, so that listing them loads nothing of it and runs none of its code.
/// </summary>
internal static class TestDiscovery
{
    /// <summary>Compared by name, so that Coyote's own attribute and a stand-in of the same name both mark a test.</summary>
    private const string TestAttribute = "Microsoft.Coyote.SystematicTesting.TestAttribute";

    private static readonly HashSet<string> ReturnTypes =
        ["System.Void", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"];

    /// <summary>The simple name of the assembly and its tests in the order of its metadata, which is the order of the sources.</summary>
    /// <exception cref="UsageException">There is no such assembly, it has no tests, or one of them cannot be run.</exception>
    public static (string AssemblyName, IReadOnlyList<TestMethod> Tests) Find(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"'{path}' is a directory; give the .dll that holds the tests.");
        if (!File.Exists(path))
            throw new UsageException($"The assembly '{path}' does not exist; build it first, or correct the path.");
        try
        {
            using var module = ModuleDefinition.ReadModule(path, new ReaderParameters(ReadingMode.Deferred));
            if (module.Assembly is not { } assembly)
                throw new UsageException($"'{path}' is a module without an assembly manifest; give the .dll that holds the tests.");
            var tests = (
                from type in module.GetTypes()
                from method in type.Methods
                where method.HasCustomAttributes && method.CustomAttributes.Any(a => a.AttributeType.FullName == TestAttribute)
                select ToTest(Path.GetFullPath(path), type, method)).ToList();
            if (tests.Count == 0)
                throw new UsageException($"'{path}' has no tests; mark public static methods with [{TestAttribute}].");
            return (assembly.Name.Name, tests);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new UsageException($"The assembly '{path}' cannot be read: access is denied.", denied);
        }
        catch (Exception broken) when (IsSignOfForeignFormat(broken))
        {
            throw new UsageException($"'{path}' is not a .NET assembly; give the .dll that holds the tests.", broken);
        }
        catch (IOException failed)
        {
            throw new UsageException($"The assembly '{path}' cannot be read: {failed.Message}", failed);
        }
    }

    /// <summary>What the reader throws, wherever it happens to notice that the bytes are no metadata.</summary>
    private static bool IsSignOfForeignFormat(Exception thrown) =>
        thrown is BadImageFormatException or EndOfStreamException
            or ArgumentException or IndexOutOfRangeException or InvalidOperationException;

    private static TestMethod ToTest(string path, TypeDefinition type, MethodDefinition method)
    {
        var test = new TestMethod(path, type.FullName.Replace('/', '+'), method.Name);
        if (Fault(type, method) is { } fault)
            throw new UsageException($"The test {test.FullName} {fault}.");
        return test;
    }

    private static string? Fault(TypeDefinition type, MethodDefinition method)
    {
        if (!method.IsPublic)
            return "is not public; make it public";
        if (!method.IsStatic)
            return "is not static; make it static";
        if (method.HasGenericParameters || type.HasGenericParameters)
            return "is generic; make it and its type non-generic";
        if (method.HasParameters)
            return "takes parameters; make it parameterless, or wrap it in a test that passes them";
        if (!ReturnTypes.Contains(method.ReturnType.FullName))
            return $"returns {method.ReturnType.Name}; make it return void, Task or ValueTask";
        if (method.ReturnType.MetadataType == MetadataType.Void && method.CustomAttributes.Any(IsAsync))
            return "is async void, so nothing can wait for its end; make it return Task";
        return null;
    }

    private static bool IsAsync(CustomAttribute attribute) =>
        attribute.AttributeType.FullName == "System.Runtime.CompilerServices.AsyncStateMachineAttribute";
}
