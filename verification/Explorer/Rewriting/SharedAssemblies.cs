namespace Weft.Exploration.Rewriting;

/// <summary>
/// The assemblies of which there is one copy for all, never rewritten: the explorer, what runs it and what tests are written
/// with. Their types cross from the program that asks into the program that is explored, and back in assertions that fail.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly string[] Names =
    [
        "BenchmarkDotNet", "FSharp.Core", "FsCheck", "Mono.Cecil", "Newtonsoft.Json", "Spectre.Console", "System.CommandLine",
        "Weft.Explorer",
        "Weft.Runner", "nunit.framework", "testhost", "weft", "xunit",
    ];

    // Not all of Microsoft.VisualStudio: Microsoft.VisualStudio.Threading and others are libraries that programs coordinate with.
    private static readonly string[] Prefixes =
    [
        "BenchmarkDotNet.", "FsCheck.", "Microsoft.CodeCoverage.", "Microsoft.Coyote", "Microsoft.TestPlatform.", "Microsoft.Testing.",
        "Microsoft.VisualStudio.CodeCoverage.", "Microsoft.VisualStudio.TestPlatform.", "Microsoft.VisualStudio.TestTools.",
        "Mono.Cecil.", "Spectre.Console.", "Weft.StandIns.", "coverlet.", "xunit.",
    ];

    public static bool Contains(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
