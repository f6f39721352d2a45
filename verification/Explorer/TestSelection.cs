using System.Text.RegularExpressions;

namespace Weft.Exploration;

/// <summary>Chooses tests by a part of their full name.</summary>
public static partial class TestSelection
{
    private const int Suggestions = 3;

    /// <summary>
    /// The test whose full name is <paramref name="part"/>, or else all whose full name contains it, in their order. Upper and
    /// lower case differ. Null chooses all.
    /// </summary>
    /// <exception cref="UsageException">No full name contains it; the sentence lists the nearest.</exception>
    public static IReadOnlyList<TestCase> Select(IReadOnlyList<TestCase> tests, string? part)
    {
        if (part is null)
            return tests;
        if (tests.FirstOrDefault(test => test.FullName == part) is { } exact)
            return [exact];
        List<TestCase> chosen = [.. tests.Where(test => part.Length > 0 && test.FullName.Contains(part, StringComparison.Ordinal))];
        if (chosen.Count > 0)
            return chosen;
        var nearest = tests.OrderBy(test => Distance(part, test.FullName)).Take(Suggestions).Select(test => test.FullName);
        throw new UsageException($"No test's full name contains '{part}'; the nearest of {tests.Count} are: {string.Join(", ", nearest)}.");
    }

    /// <summary>
    /// How far a mistyped part is from a name: the fewest edits to the method's name, to its type and method, or to the whole,
    /// less what each word in common is worth.
    /// </summary>
    private static int Distance(string part, string fullName)
    {
        var wanted = part.ToLowerInvariant();
        var name = fullName.ToLowerInvariant();
        var method = name.LastIndexOf('.') + 1;
        var type = method > 1 ? name.LastIndexOfAny(['.', '+'], method - 2) + 1 : 0;
        var edits = Math.Min(Edits(wanted, name), Math.Min(Edits(wanted, name[method..]), Edits(wanted, name[type..])));
        return edits - Words(part).Intersect(Words(fullName)).Sum(word => word.Length);
    }

    private static IEnumerable<string> Words(string name) =>
        Word().Matches(name).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length > 1);

    /// <summary>The number of insertions, deletions and replacements that turn one text into the other (Levenshtein).</summary>
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+|[0-9]+")]
    private static partial Regex Word();
}
