namespace Weft.Exploration.Rewriting;

/// <summary>The rewritten bytes of this process: each build of an assembly is rewritten once, however often it is explored.</summary>
internal static class RewrittenAssemblies
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Path, Guid Version, InterceptionTable Table), RewrittenAssembly> Cache = [];

    /// <summary>
    /// Rewrites the assembly at <paramref name="path"/> and all that it refers to, as far as that is neither shared nor part of
    /// the framework. All at once and always in the same order: what is rewritten only when an operation first needs it would
    /// take its time in the middle of a schedule, and be missing from the fingerprint.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, RewrittenAssembly>> Get(string path, ProgramFiles files, InterceptionTable table)
    {
        var found = new List<KeyValuePair<string, RewrittenAssembly>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Path.GetFileNameWithoutExtension(path) };
        seen.UnionWith(table.Assemblies.Select(assembly => assembly.GetName().Name!)); // hooks talk to the one explorer there is
        var waiting = new Queue<string>([path]);
        lock (Gate)
        {
            while (waiting.TryDequeue(out var next))
            {
                var rewritten = GetOne_NeedsLock(next, files, table);
                found.Add(new(Path.GetFileNameWithoutExtension(next), rewritten));
                foreach (var name in rewritten.References)
                {
                    var isOfProgram = seen.Add(name) && !FrameworkAssemblies.Contains(name) && !SharedAssemblies.Contains(name);
                    if (isOfProgram && files.PathOf(name) is { } reference)
                        waiting.Enqueue(reference);
                }
            }
        }
        return found;
    }

    // Under the gate because the framework's metadata is read once for all and is not safe to read from two threads.
    private static RewrittenAssembly GetOne_NeedsLock(string path, ProgramFiles files, InterceptionTable table)
    {
        var key = (path, AssemblyFile.ReadVersion(path), table);
        if (!Cache.TryGetValue(key, out var rewritten))
        {
            using var references = new References(files.PathOf);
            rewritten = AssemblyRewriter.Rewrite(File.ReadAllBytes(path), AssemblyFile.ReadSymbols(path), references, table);
            Cache.Add(key, rewritten);
        }
        return rewritten;
    }
}
