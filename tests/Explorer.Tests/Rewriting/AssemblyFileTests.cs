using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;
using Mono.Cecil;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Tests.Rewriting;

public sealed class AssemblyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weft-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_OfNoFile_SaysSo()
    {
        var exception = Assert.Throws<UsageException>(() => RewrittenProgram.Load(Path.Combine(_folder, "Absent.dll")));

        Assert.EndsWith("Absent.dll does not exist; build it first.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("just text that is longer than a header would be, but no assembly at all")]
    public void Load_OfAnotherKindOfFile_SaysSo(string content)
    {
        var path = Path.Combine(_folder, "Text.dll");
        File.WriteAllText(path, content);

        var exception = Assert.Throws<UsageException>(() => RewrittenProgram.Load(path));

        Assert.Contains("is not a .NET assembly", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAnAssemblyForNetFramework_SaysSo()
    {
        var path = Create("Old", module =>
        {
            var attribute = new CustomAttribute(module.ImportReference(typeof(TargetFrameworkAttribute).GetConstructor([typeof(string)])));
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, ".NETFramework,Version=v4.8"));
            module.Assembly.CustomAttributes.Add(attribute);
        });

        var exception = Assert.Throws<UsageException>(() => RewrittenProgram.Load(path));

        Assert.Contains("targets .NET Framework (.NETFramework,Version=v4.8)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAMixedAssembly_SaysSo()
    {
        var path = Create("Mixed", _ => { });
        ClearManagedOnly(path);

        var exception = Assert.Throws<UsageException>(() => RewrittenProgram.Load(path));

        Assert.Contains("holds native code", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WithSymbolsOfAnotherBuild_GoesWithout()
    {
        var path = Path.Combine(_folder, Subject.Unoptimized + ".dll");
        File.Copy(Subject.PathOf(Subject.Unoptimized), path);
        File.Copy(Path.ChangeExtension(typeof(AssemblyFileTests).Assembly.Location, ".pdb"), Path.ChangeExtension(path, ".pdb"));

        var program = RewrittenProgram.Load(path);

        Assert.NotNull(program.Main.GetType("Weft.Exploration.Subjects.Places"));
    }

    // The library that writes assemblies refuses to write one with native code, so the flag is cleared in the file.
    private static void ClearManagedOnly(string path)
    {
        const int FlagsOffset = 16;
        var bytes = File.ReadAllBytes(path);
        using (var file = new PEReader(new MemoryStream(bytes)))
            bytes[file.PEHeaders.CorHeaderStartOffset + FlagsOffset] &= unchecked((byte)~CorFlags.ILOnly);
        File.WriteAllBytes(path, bytes);
    }

    private string Create(string name, Action<ModuleDefinition> shape)
    {
        var path = Path.Combine(_folder, name + ".dll");
        using var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition(name, new Version(1, 0)), name, ModuleKind.Dll);
        shape(assembly.MainModule);
        assembly.Write(path);
        return path;
    }
}
