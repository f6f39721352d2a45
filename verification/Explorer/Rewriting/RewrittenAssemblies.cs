using System.Reflection;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// The rewritten bytes of this process: each build of an assembly is rewritten once, however often it is explored, and not even
/// once if an earlier process has left the result on disk.
/// </summary>
internal static class RewrittenAssemblies
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(
        string Path, Guid Version, string Dependencies, InterceptionTable? Table), RewrittenAssembly> Known = [];
    private static readonly Dictionary<(string Path, DateTime Written, long Length), AssemblyHeader> Headers = [];

    /// <summary>
    /// Rewrites the assembly at <paramref name="path"/> and what it refers to; the names and the results, that assembly first.
    /// </summary>
    /// <param name="path">The assembly.</param>
    /// <param name="files">Knows where the others lie.</param>
    /// <param name="table">What is intercepted; null for the explorer's own table, which takes its time to build.</param>
    public static IReadOnlyList<KeyValuePair<string, RewrittenAssembly>> Get(string path, ProgramFiles files, InterceptionTable? table)
    {
        IEnumerable<Assembly> notRewritten = table is null ? [typeof(RewrittenAssemblies).Assembly] : table.Assemblies;
        lock (Gate)
        {
            var parts = new ProgramParts(path, files, notRewritten.Select(assembly => assembly.GetName().Name!), HeaderOf_NeedsLock);
            return [.. parts.All.Select(part => KeyValuePair.Create(part.Name,
                GetOne_NeedsLock(part, parts.DependenciesOf(part), files, table)))];
        }
    }

    // Under the gate because the framework's metadata is read once for all and is not safe to read from two threads.
    private static RewrittenAssembly GetOne_NeedsLock(ProgramPart part, string dependencies, ProgramFiles files, InterceptionTable? table)
    {
        var known = (part.Path, part.Header.Version, dependencies, table);
        if (Known.TryGetValue(known, out var rewritten))
            return rewritten;

        var image = File.ReadAllBytes(part.Path);
        var symbols = AssemblyFile.ReadSymbols(part.Path);
        // What other tables make of it is of no use to another process.
        var disk = table is null ? DiskCache.Default : null;
        var key = disk is null ? "" : CacheKey.Of(part.Name, image, symbols, dependencies);
        rewritten = disk?.Find(key);
        if (rewritten is null)
        {
            using var references = new References(files.PathOf);
            var copy = FrameworkCopies.OriginalOf(part.Name) is null ? null : part.Name;
            rewritten = AssemblyRewriter.Rewrite(image, symbols, references, table ?? InterceptionTable.Default, copy);
            disk?.Add(key, rewritten);
        }
        Known.Add(known, rewritten);
        return rewritten;
    }

    private static AssemblyHeader HeaderOf_NeedsLock(string path)
    {
        var file = new FileInfo(path);
        var key = (path, file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
        if (!Headers.TryGetValue(key, out var header))
            Headers.Add(key, header = AssemblyFile.ReadHeader(path));
        return header;
    }
}
