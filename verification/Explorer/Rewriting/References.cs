using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>Finds the assemblies that a module refers to: the framework's with the runtime, the program's where it says.</summary>
internal sealed class References(Func<string, string?> pathOf) : IAssemblyResolver
{
    // Shared by all modules and filled under the gate of RewrittenAssemblies: reading is what costs most.
    private static readonly Dictionary<string, AssemblyDefinition?> Framework = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, AssemblyDefinition?> _read = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        if ((FrameworkAssemblies.PathOf(name.Name) ?? FrameworkCopies.PathOf(name.Name)) is { } path)
            return Read(Framework, name.Name, path);
        return Read(_read, name.Name, pathOf(name.Name));
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (var assembly in _read.Values)
            assembly?.Dispose();
    }

    private AssemblyDefinition? Read(Dictionary<string, AssemblyDefinition?> read, string name, string? path)
    {
        if (!read.TryGetValue(name, out var assembly))
        {
            var parameters = new ReaderParameters { AssemblyResolver = this, InMemory = true };
            assembly = path is null ? null : AssemblyDefinition.ReadAssembly(path, parameters);
            read.Add(name, assembly);
        }
        return assembly;
    }
}
