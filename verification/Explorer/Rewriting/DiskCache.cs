namespace Weft.Exploration.Rewriting;

// Protocol. An entry is a file that appears whole or not at all: it is written under a name of its own and then moved. Two
// processes that write the same entry write the same bytes, so whoever moves last changes nothing. An entry may vanish at any
// time, and one that does not check out counts as absent and is written again. So nothing here has to succeed.

/// <summary>
/// Rewritten assemblies on disk, by <see cref="CacheKey"/>: a process that finds its program here need not load the rewriter.
/// </summary>
/// <param name="folder">The folder; it is created when there is something to keep.</param>
/// <param name="mostBytes">The size beyond which the entries that were not used for the longest time are dropped.</param>
internal sealed class DiskCache(string folder, long mostBytes)
{
    private const string Extension = ".rewritten";
    private const long DefaultSize = 256 * 1024 * 1024;

    // To note each use would be to write on each use; what matters is what was not used for days.
    private static readonly TimeSpan UseIsNotedAfter = TimeSpan.FromDays(1);

    /// <summary>The cache of this user, or null where it is switched off or there is no place for it.</summary>
    public static DiskCache? Default { get; } = CacheFolder.Find(Environment.GetEnvironmentVariable) is { } found
        ? new(found, DefaultSize)
        : null;

    /// <summary>The assembly that was kept under this key, with its sites in the table; null if there is none that can be used.</summary>
    public RewrittenAssembly? Find(string key)
    {
        var path = PathOf(key);
        try
        {
            if (!File.Exists(path) || CacheEntry.Read(File.ReadAllBytes(path)) is not { } rewritten)
                return null;
            if (TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) > UseIsNotedAfter)
                File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return rewritten;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // it is rewritten instead
        }
    }

    /// <summary>Keeps an assembly, if that can be done.</summary>
    public void Add(string key, RewrittenAssembly rewritten)
    {
        try
        {
            CreateFolder();
            var written = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
            File.WriteAllBytes(written, CacheEntry.Write(rewritten));
            File.Move(written, PathOf(key), overwrite: true);
            Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk or a folder without leave to write: the next process rewrites once more.
        }
    }

    // What is read from here is run, so nobody else may write here.
    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string PathOf(string key) => Path.Combine(folder, key + Extension);

    // Files of a process that was killed in the middle of writing count too, and are the first to go some day.
    private void Trim()
    {
        var files = new DirectoryInfo(folder).GetFiles();
        var size = files.Sum(file => file.Length);
        foreach (var file in files.OrderBy(file => file.LastWriteTimeUtc))
        {
            if (size <= mostBytes)
                return;
            size -= file.Length;
            file.Delete();
        }
    }
}
