namespace Weft.Tool.Tests;

/// <summary>The files of the repository that the tests were built in.</summary>
internal static class Repository
{
    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Verify.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
        return Path.Combine(folder.FullName, file);
    }
}
