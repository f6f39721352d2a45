using System.Runtime.InteropServices;
using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Tells the framework's assemblies from the program's by where they lie: with the runtime, or in another shared framework.
/// </summary>
internal static class FrameworkAssemblies
{
    private static readonly Dictionary<string, string> Paths = Find();

    /// <summary>The shared frameworks of this process with their versions.</summary>
    public static string Versions => string.Join(' ', Paths.Values.Select(FrameworkOf).Distinct().Order(StringComparer.Ordinal));

    public static bool Contains(string name) => Paths.ContainsKey(name);

    public static bool Contain(TypeReference type) => Contains(type.Scope switch
    {
        ModuleDefinition module => module.Assembly.Name.Name,
        var scope => scope.Name,
    });

    public static string? PathOf(string name) => Paths.GetValueOrDefault(name);

    // .../shared/<framework>/<version>/<assembly>.dll
    private static string FrameworkOf(string path)
    {
        var version = Path.GetDirectoryName(path);
        return $"{Path.GetFileName(Path.GetDirectoryName(version))}/{Path.GetFileName(version)}";
    }

    private static Dictionary<string, string> Find()
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"))
            paths.TryAdd(Path.GetFileNameWithoutExtension(file), file);

        var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        foreach (var file in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // .../shared/<framework>/<version>/<assembly>.dll; the list also holds the program itself and its packages.
            if (Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(file)))) == "shared")
                paths.TryAdd(Path.GetFileNameWithoutExtension(file), file);
        }
        return paths;
    }
}
