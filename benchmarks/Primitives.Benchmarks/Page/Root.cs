namespace Weft.Benchmarks.Page;

/// <summary>The folder of the repository.</summary>
internal static class Root
{
    private const string Solution = "Verify.sln";

    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds {Solution}. Run the benchmarks from a build inside the repository.");
    }
}
