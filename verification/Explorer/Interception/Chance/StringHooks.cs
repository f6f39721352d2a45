namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="string"/>: hash codes, which each process makes in another way. Equal strings have equal ones, by each comparison.
/// </summary>
[Intercepts(typeof(string), Partly = true)]
internal static class StringHooks
{
    public static int GetHashCode(string text, int site) => text is null ? text!.GetHashCode() : StableHashes.OfText(text);

    public static int GetHashCode(string text, StringComparison comparisonType, int site) =>
        text is null ? text!.GetHashCode(comparisonType) : StableHashes.OfText(StringComparer.FromComparison(comparisonType), text);

    public static int GetHashCode(ReadOnlySpan<char> value, int site) => StableHashes.OfText(value.ToString());

    public static int GetHashCode(ReadOnlySpan<char> value, StringComparison comparisonType, int site) =>
        StableHashes.OfText(StringComparer.FromComparison(comparisonType), value.ToString());
}
