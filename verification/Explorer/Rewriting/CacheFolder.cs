namespace Weft.Exploration.Rewriting;

/// <summary>Where rewritten assemblies are kept: as WEFT_CACHE says, or with the other caches of the user.</summary>
internal static class CacheFolder
{
    public const string Variable = "WEFT_CACHE";
    private const string Off = "off";

    /// <param name="environment">Reads a variable of the environment.</param>
    /// <returns>Null where nothing is to be kept.</returns>
    public static string? Find(Func<string, string?> environment)
    {
        var chosen = environment(Variable);
        if (string.Equals(chosen, Off, StringComparison.OrdinalIgnoreCase))
            return null;
        if (!string.IsNullOrWhiteSpace(chosen))
            return Path.GetFullPath(chosen);
        return OfTheUser(environment) is { } caches ? Path.Combine(caches, "weft", "rewritten") : null;
    }

    private static string? OfTheUser(Func<string, string?> environment)
    {
        // The specification of base directories wants a relative path to be ignored.
        if (environment("XDG_CACHE_HOME") is { } caches && Path.IsPathRooted(caches))
            return caches;
        if (OperatingSystem.IsWindows())
            return Existing(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
        return Existing(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) is { } home ? Path.Combine(home, ".cache") : null;
    }

    private static string? Existing(string folder) => folder.Length > 0 ? folder : null;
}
