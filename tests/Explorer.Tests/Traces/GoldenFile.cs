namespace Weft.Exploration.Tests.Traces;

/// <summary>
/// Expected output that is kept in text files, so that a change of it is seen in review. Set WEFT_REFRESH_GOLDEN=1 and run the
/// tests to write what is rendered now; the tests that changed a file fail once, and the diff says the rest.
/// </summary>
internal static class GoldenFile
{
    public static void AssertIs(string name, string actual)
    {
        var path = Path.Combine(SourceRoot(), "tests", "Explorer.Tests", "Traces", "Golden", name + ".txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (expected != actual && Environment.GetEnvironmentVariable("WEFT_REFRESH_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(expected, actual);
    }

    /// <summary>Found from where the tests run: paths in symbols are not those of this machine in a deterministic build.</summary>
    private static string SourceRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Verify.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Verify.sln.");
    }
}
