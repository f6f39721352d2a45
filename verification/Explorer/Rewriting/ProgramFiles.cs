using System.Reflection;
using System.Runtime.Loader;

namespace Weft.Exploration.Rewriting;

/// <summary>Where the assemblies of a program lie: as its dependency file says, or next to it.</summary>
internal sealed class ProgramFiles
{
    private readonly string _folder;
    private readonly AssemblyDependencyResolver? _resolver;

    public ProgramFiles(string path)
    {
        _folder = Path.GetDirectoryName(path)!;
        try
        {
            _resolver = new AssemblyDependencyResolver(path);
        }
        catch (InvalidOperationException)
        {
            // The process was not started by a host that knows dependency files, or this one is broken: the folder remains.
        }
    }

    public string? PathOf(string assembly)
    {
        var listed = _resolver?.ResolveAssemblyToPath(new AssemblyName(assembly));
        return listed ?? Existing(Path.Combine(_folder, assembly + ".dll")) ?? Existing(Path.Combine(_folder, assembly + ".exe"));
    }

    public string? PathOfSatellite(AssemblyName name) => _resolver?.ResolveAssemblyToPath(name);

    public string? PathOfNative(string library) => _resolver?.ResolveUnmanagedDllToPath(library);

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
