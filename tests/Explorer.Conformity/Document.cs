namespace Weft.Exploration.Conformity;

/// <summary>
/// A generated document of the repository. Set WEFT_REFRESH_GOLDEN=1 to write what is generated now; the test that changed the document
/// fails once, and the diff says the rest.
/// </summary>
internal static class Document
{
    public static void AssertIs(string path, string actual)
    {
        var full = Path.Combine(Root(), path);
        var expected = File.Exists(full) ? File.ReadAllText(full).ReplaceLineEndings("\n") : "";
        if (expected != actual && Environment.GetEnvironmentVariable("WEFT_REFRESH_GOLDEN") == "1")
            File.WriteAllText(full, actual);
        Assert.Equal(expected, actual);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Verify.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Verify.sln.");
    }
}
