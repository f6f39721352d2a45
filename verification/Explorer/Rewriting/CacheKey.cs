using System.Security.Cryptography;
using System.Text;
using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>Names a rewritten assembly by everything that had a say in it, so that an entry is never out of date.</summary>
internal static class CacheKey
{
    // What the process carries to stand in for other assemblies decides where references lead; another process may not have it.
    private const string StandInPrefix = "Weft.StandIns.";

    // The explorer with its table, the library that writes, and the framework whose members the calls were compared with.
    private static readonly string Tools = string.Join(
        ' ', typeof(CacheKey).Module.ModuleVersionId, typeof(ModuleDefinition).Module.ModuleVersionId, FrameworkAssemblies.Versions,
            StandIns());

    /// <param name="name">The name that the rewritten assembly has.</param>
    /// <param name="image">The original.</param>
    /// <param name="symbols">Its symbols.</param>
    /// <param name="dependencies">The builds that it refers to.</param>
    public static string Of(string name, byte[] image, byte[]? symbols, string dependencies)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The lengths keep the border between two parts from moving.
        hash.AppendData(Encoding.UTF8.GetBytes($"{Tools}\n{name}\n{dependencies}\n{image.Length} {symbols?.Length ?? -1}\n"));
        hash.AppendData(image);
        hash.AppendData(symbols ?? []);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string StandIns() => string.Join(' ',
        from file in (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator)
        let name = Path.GetFileName(file)
        where name.StartsWith(StandInPrefix, StringComparison.OrdinalIgnoreCase) && File.Exists(file)
        orderby name
        select $"{name} {AssemblyFile.ReadHeader(file).Version}");
}
