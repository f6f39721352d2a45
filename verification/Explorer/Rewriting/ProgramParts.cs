namespace Weft.Exploration.Rewriting;

/// <summary>An assembly that is to be rewritten.</summary>
/// <param name="Name">Its name, or that of the copy if it is a part of the framework.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Header">What it says of itself.</param>
internal sealed record ProgramPart(string Name, string Path, AssemblyHeader Header);

/// <summary>
/// The assemblies of a program that are to be rewritten: the one that was asked for and all that it refers to, as far as that is
/// neither shared nor an untouched part of the framework. All at once and always in the same order: what is rewritten only when an
/// operation first needs it would take its time in the middle of a schedule, and be missing from the fingerprint.
/// </summary>
internal sealed class ProgramParts
{
    private readonly Dictionary<string, ProgramPart> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ProgramPart> _inOrder = [];

    /// <param name="path">The assembly that was asked for.</param>
    /// <param name="files">Knows where the others lie.</param>
    /// <param name="notRewritten">The assemblies that hooks live in: they talk to the one explorer there is.</param>
    /// <param name="headerOf">Reads a header.</param>
    public ProgramParts(string path, ProgramFiles files, IEnumerable<string> notRewritten, Func<string, AssemblyHeader> headerOf)
    {
        var seen = new HashSet<string>(notRewritten, StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<(string Name, string Path)>([(Path.GetFileNameWithoutExtension(path), path)]);
        seen.Add(waiting.Peek().Name);
        while (waiting.TryDequeue(out var next))
        {
            var part = new ProgramPart(next.Name, next.Path, headerOf(next.Path));
            _inOrder.Add(part);
            _byName.Add(part.Name, part);
            foreach (var name in part.Header.References)
            {
                if (seen.Add(name) && PathOf(name, files) is { } reference)
                    waiting.Enqueue((name, reference));
            }
        }
    }

    public IReadOnlyList<ProgramPart> All => _inOrder;

    /// <summary>The builds that a part refers to, directly or not: what they declare has a say in how it is rewritten.</summary>
    public string DependenciesOf(ProgramPart part)
    {
        var reached = new HashSet<ProgramPart>();
        Follow(part);
        reached.Remove(part);
        return string.Join(' ', reached.Select(other => other.Header.Version.ToString("N")).Order(StringComparer.Ordinal));

        void Follow(ProgramPart next)
        {
            if (!reached.Add(next))
                return;
            foreach (var name in next.Header.References)
            {
                if (_byName.TryGetValue(name, out var other))
                    Follow(other);
            }
        }
    }

    private static string? PathOf(string name, ProgramFiles files)
    {
        if (FrameworkCopies.PathOf(name) is { } original)
            return original;
        return FrameworkAssemblies.Contains(name) || SharedAssemblies.Contains(name) ? null : files.PathOf(name);
    }
}
