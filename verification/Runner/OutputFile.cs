using Weft.Exploration;

namespace Weft.Running;

/// <summary>Checks before a run that its results can be written, and writes them so that a file is whole or not there.</summary>
internal static class OutputFile
{
    /// <exception cref="UsageException">A file cannot be written at <paramref name="path"/>.</exception>
    public static void CheckFile(string path, string option)
    {
        var full = FullPath(path, option);
        if (Directory.Exists(full))
            throw new UsageException($"{option} names the directory '{path}'; give the name of a file.");
        if (File.Exists(full) && File.GetAttributes(full).HasFlag(FileAttributes.ReadOnly))
            throw new UsageException($"The file '{path}' of {option} is read-only; delete it, or choose another.");
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder of {option} '{path}' does not exist; create it first.");
        Probe(folder, path, option);
    }

    /// <exception cref="UsageException">A directory cannot be made, or written to, at <paramref name="path"/>.</exception>
    public static void CheckDirectory(string path, string option)
    {
        var existing = FullPath(path, option);
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        if (!Directory.Exists(existing))
            throw new UsageException($"{option} '{path}' cannot be a directory, because '{existing}' is none.");
        Probe(existing, path, option);
    }

    /// <summary>Writes under another name first: who reads the file, or interrupts the run, never sees half of it.</summary>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var unfinished = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string FullPath(string path, string option)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (ArgumentException unusable)
        {
            throw new UsageException($"{option} '{path}' is not a path.", unusable);
        }
    }

    private static void Probe(string folder, string path, string option)
    {
        try
        {
            var name = Path.Combine(folder, $".weft-{Guid.NewGuid():N}");
            File.Create(name, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option} '{path}' cannot be written: no file can be created in '{folder}'.", denied);
        }
    }
}
