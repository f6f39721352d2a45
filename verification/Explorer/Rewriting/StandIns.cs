using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// The assemblies that take the place of others (<see cref="StandsInForAttribute"/>). A reference to a type that a stand-in has
/// leads to the stand-in; one that it lacks stays as it is, so that a class may still derive from it, and using it is refused.
/// </summary>
internal sealed class StandIns
{
    private const string FilePrefix = "Weft.StandIns.";

    // Without a stand-in this runs as its own production code: its points, draws and monitors would do nothing, and say nothing.
    private const string Needed = "Microsoft.Coyote";

    private static readonly Lazy<StandIns> InTheProcess = new(() => new(Find()));

    private readonly Dictionary<string, Assembly> _standIns = new(StringComparer.OrdinalIgnoreCase);

    public StandIns(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            var replaced = assembly.GetCustomAttributes<StandsInForAttribute>().Select(attribute => attribute.Assembly).ToArray();
            foreach (var name in replaced)
                _standIns.Add(name, assembly);
            // What was compiled against the stand-in itself is treated alike.
            if (replaced.Length > 0)
                _standIns.Add(assembly.GetName().Name!, assembly);
        }
    }

    /// <summary>Those that the process carries.</summary>
    public static StandIns OfTheProcess => InTheProcess.Value;

    /// <summary>The type that takes the place of a top-level one, or null.</summary>
    public Type? Of(TypeReference type) =>
        _standIns.GetValueOrDefault(type.Scope.Name)?.GetType(type.FullName) is { IsPublic: true } found ? found : null;

    /// <summary>True for a type of an assembly that has a stand-in, or would need one.</summary>
    public bool Concern(TypeReference type) => _standIns.ContainsKey(type.Scope.Name) || IsWithout(type);

    /// <summary>True for a type of an assembly that would need a stand-in and has none.</summary>
    public bool IsWithout(TypeReference type) =>
        type.Scope.Name.StartsWith(Needed, StringComparison.OrdinalIgnoreCase) && !_standIns.ContainsKey(type.Scope.Name);

    private static IEnumerable<Assembly> Find()
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(StandIns).Assembly)!;
        var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name!.StartsWith(FilePrefix, StringComparison.OrdinalIgnoreCase))
            .Select(name => context.LoadFromAssemblyName(new AssemblyName(name!)));
    }
}
