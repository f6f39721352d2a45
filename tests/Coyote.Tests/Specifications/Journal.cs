namespace Weft.CoyoteApi.Tests.Specifications;

/// <summary>What monitors have done in the running schedule.</summary>
internal static class Journal
{
    private static readonly AsyncLocal<List<string>?> Current = new();

    public static IReadOnlyList<string> Lines => Current.Value ?? [];

    public static void Begin() => Current.Value = [];

    public static void Add(string line) => Current.Value?.Add(line);
}
