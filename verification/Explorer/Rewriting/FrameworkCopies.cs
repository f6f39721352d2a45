using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// The parts of the framework that are rewritten like a program's own code, because operations coordinate inside of them: they
/// block there, and they await there with <c>ConfigureAwait(false)</c>, which would lead to the real pool. A part is loaded as a
/// copy under a name of its own, so that the rest of the framework keeps the original; code that is rewritten has its references
/// led to the copy, also those that come by way of a facade (System.Runtime, netstandard).
/// </summary>
internal static class FrameworkCopies
{
    private const string Suffix = ".Explored";

    // The namespace of each, or the types if not all of it moves. Hooks take the types of the concurrent collections, so those of
    // them that stay have to stay the original's.
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["System.Threading.Channels"] = "System.Threading.Channels",
        ["System.Threading.Tasks.Dataflow"] = "System.Threading.Tasks.Dataflow",
        ["System.IO.Pipelines"] = "System.IO.Pipelines",
        ["System.Collections.Concurrent.BlockingCollection`1"] = "System.Collections.Concurrent",
    };

    /// <summary>Tells whether the code of a framework type is explored, be the reference to the original or to the copy.</summary>
    public static bool Hold(TypeReference type)
    {
        var outermost = Outermost(type);
        return OriginalOf(outermost.Namespace, outermost.Name) is { } part
            && (FrameworkAssemblies.Contain(outermost) || outermost.Scope.Name == part + Suffix);
    }

    /// <summary>The copy that has the type of this name, or null.</summary>
    public static string? CopyOf(string space, string name) => OriginalOf(space, name) is { } part ? part + Suffix : null;

    /// <summary>The framework assembly that <paramref name="name"/> is a copy of, or null.</summary>
    public static string? OriginalOf(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) && Parts.ContainsValue(name[..^Suffix.Length]) ? name[..^Suffix.Length] : null;

    /// <summary>Where the original of a copy lies; null for any other name.</summary>
    public static string? PathOf(string name) => OriginalOf(name) is { } original ? FrameworkAssemblies.PathOf(original) : null;

    /// <summary>Leads the references of a module to the copies.</summary>
    public static void Redirect(ModuleDefinition module)
    {
        var copies = new Dictionary<string, AssemblyNameReference>(StringComparer.Ordinal);
        foreach (var reference in module.GetTypeReferences())
        {
            // A nested type goes with the one around it.
            if (reference.DeclaringType is not null || !FrameworkAssemblies.Contain(reference))
                continue;
            if (CopyOf(reference.Namespace, reference.Name) is not { } name)
                continue;
            if (!copies.TryGetValue(name, out var copy))
            {
                copies.Add(name, copy = new AssemblyNameReference(name, new Version(0, 0, 0, 0)));
                module.AssemblyReferences.Add(copy);
            }
            reference.Scope = copy;
        }
    }

    /// <summary>Makes a module that was read from the framework the copy called <paramref name="name"/>.</summary>
    public static void Rename(ModuleDefinition module, string name)
    {
        var assembly = module.Assembly.Name;
        (assembly.Name, assembly.PublicKey, assembly.HasPublicKey, assembly.Version) = (name, [], false, new Version(0, 0, 0, 0));
        module.Name = name + ".dll";
    }

    private static string? OriginalOf(string space, string name) =>
        Parts.GetValueOrDefault(space) ?? Parts.GetValueOrDefault($"{space}.{name}");

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }
}
