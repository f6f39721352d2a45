using System.Xml.Linq;

namespace Weft.Coverage;

/// <summary>What the tests are allowed not to reach, with the reasons, and the tests that reach it in their way.</summary>
public sealed class ExceptionList
{
    private ExceptionList(IReadOnlyList<ListedGap> gaps, IReadOnlyList<string> tests) => (Gaps, Tests) = (gaps, tests);

    /// <summary>All entries that hold on this system.</summary>
    public IReadOnlyList<ListedGap> Gaps { get; }

    /// <summary>The tests that are named, on whatever system.</summary>
    public IReadOnlyList<string> Tests { get; }

    /// <summary>Reads a list. Its format is described in CONTRIBUTING.md.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isOn">Whether this is the system of that name.</param>
    public static ExceptionList Read(XDocument list, Func<string, bool> isOn)
    {
        var gaps = new List<ListedGap>();
        var tests = new List<string>();
        foreach (var exception in list.Root!.Elements())
        {
            if (exception.Name != "exception" || exception.Attribute("reason") is not { Value: { Length: > 0 } reason })
                throw new InvalidDataException($"The list of exceptions has a '{exception.Name}' without a reason; say why.");
            tests.AddRange((exception.Attribute("test")?.Value ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
            if (!NeedsNoTest(exception) && exception.Attribute("test") is null)
            {
                throw new InvalidDataException(
                    $"The exception '{reason}' names no test that reaches it in its way; name the Coyote test.");
            }

            if (exception.Attribute("notOn") is { } system && isOn(system.Value))
                continue;
            var isByChance = exception.Attribute("byChance") is { Value: "true" };
            gaps.AddRange(exception.Elements().Select(entry => ListedGap.Read(entry, isByChance)));
        }

        return new ExceptionList(gaps, tests);
    }

    // What is there on another system only is tested there; a guard throws where the library itself would be wrong, and nothing reaches it.
    private static bool NeedsNoTest(XElement exception) =>
        exception.Attribute("notOn") is not null
        || (exception.Attribute("guard") is { Value: "true" }
            && exception.Elements().All(entry => entry.Name == "line" && entry.Value.Contains("throw ", StringComparison.Ordinal)));
}
