using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Weft.Exploration.Rewriting;

/// <summary>An assembly on disk. Says in one sentence what is wrong with a file that is none.</summary>
internal static class AssemblyFile
{
    private const uint PortableSymbols = 0x424A5342; // "BSJB"

    public static AssemblyHeader ReadHeader(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"The assembly {path} does not exist; build it first.");
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
                throw new UsageException($"{path} is not a .NET assembly; give the .dll that was built from the tests.");
            var metadata = file.GetMetadataReader();
            if (!metadata.IsAssembly)
                throw new UsageException($"{path} is a module without an assembly; give the .dll that was built from the tests.");
            RefuseNetFramework(path, metadata);
            return new AssemblyHeader(
                metadata.GetGuid(metadata.GetModuleDefinition().Mvid), [.. References(metadata), .. Copies(metadata)]);
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw new UsageException($"{path} is not a .NET assembly; give the .dll that was built from the tests.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The portable symbols next to an assembly, if it has any there.</summary>
    public static byte[]? ReadSymbols(string path)
    {
        var symbols = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbols))
            return null;
        var bytes = File.ReadAllBytes(symbols);
        return bytes.Length > sizeof(uint) && BitConverter.ToUInt32(bytes) == PortableSymbols ? bytes : null;
    }

    private static IEnumerable<string> References(MetadataReader metadata) =>
        from handle in metadata.AssemblyReferences
        select metadata.GetString(metadata.GetAssemblyReference(handle).Name);

    // Where a type comes from does not matter: only the framework has these names, and whatever else has keeps its own.
    private static IEnumerable<string> Copies(MetadataReader metadata) => (
        from handle in metadata.TypeReferences
        let type = metadata.GetTypeReference(handle)
        where type.ResolutionScope.Kind == HandleKind.AssemblyReference
        let copy = FrameworkCopies.CopyOf(metadata.GetString(type.Namespace), metadata.GetString(type.Name))
        where copy is not null
        select copy).Distinct();

    private static void RefuseNetFramework(string path, MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            var type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (type.Kind != HandleKind.TypeReference
                || metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) != "TargetFrameworkAttribute")
            {
                continue;
            }
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // the prolog of every attribute
            if (value.ReadSerializedString() is { } framework && framework.StartsWith(".NETFramework", StringComparison.Ordinal))
            {
                throw new UsageException(
                    $"{path} targets .NET Framework ({framework}), which the explorer does not run on; build it for net10.0.");
            }
        }
    }
}
