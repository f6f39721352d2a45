using System.Globalization;
using System.Text;
using Weft.Exploration.Interception;

namespace Weft.Exploration;

/// <summary>
/// The page that says for each member of the framework that concerns concurrency what the explorer does about it. Generated from the
/// interception table itself, so that it cannot promise more than the rewriter does.
/// </summary>
public static class MemberPage
{
    private static readonly (MemberWord Word, string Meaning)[] Words =
    [
        (MemberWord.Blocked,
            "a hook or the explorer's own version takes its place, and the operation that calls it may have to wait; it waits in the "
                + "model"),
        (MemberWord.Replaced, "a hook takes its place, with scheduling points where other operations can see what it does"),
        (MemberWord.Redirected, "the explorer's own version of the whole type takes its place, likewise"),
        (MemberWord.Explored, "the code of its type is rewritten and explored like the program's own"),
        (MemberWord.Observed, "it stays as it is, behind a scheduling point: one call is one step"),
        (MemberWord.Harmless, "it stays as it is: no other operation can see that it was called"),
        (MemberWord.Refused, "nothing is known of it: the test is refused, by name and place, when an operation gets there"),
    ];

    /// <summary>Writes the page, as Markdown.</summary>
    /// <param name="programs">The path of the assembly with the conformity programs, which are counted; null to leave them out.</param>
    /// <exception cref="UsageException">There is no such assembly.</exception>
    public static string Render(string? programs = null)
    {
        var rows = MemberRows.Read();
        var counts = programs is null ? null : ProgramCounts.Read(programs);
        var page = new StringBuilder();
        AppendHead(page, rows);
        if (counts is not null)
            AppendCoverage(page, rows, counts);
        AppendFamilies(page, rows, counts);
        AppendRefused(page, rows);
        foreach (var family in Families.All)
            AppendFamily(page, family, [.. rows.Where(row => row.Family == family)]);
        return page.ToString();
    }

    private static void AppendHead(StringBuilder page, IReadOnlyList<MemberRow> rows)
    {
        page.Append("# What is intercepted\n\n");
        page.Append(
            CultureInfo.InvariantCulture, $"Generated from the interception table of the explorer for .NET {Environment.Version.Major}. ");
        page.Append("Do not edit it; how to write it anew is said in [CONTRIBUTING.md](../CONTRIBUTING.md).\n");
        page.Append("What the words of verdicts and steps mean, and what is not intercepted, is said in [exploring.md](exploring.md).\n\n");
        page.Append("| Word | What happens to a call | Members |\n|---|---|---|\n");
        foreach (var (word, meaning) in Words)
            page.Append(CultureInfo.InvariantCulture, $"| {InText(word)} | {meaning} | {rows.Count(row => row.Word == word)} |\n");
        page.Append("\nAn overload, a getter and a setter count as a member each. Enumerations, delegates and exceptions are harmless by ");
        page.Append("rule; what is not\nnamed here, and is of the namespaces `System.Threading`, `System.Collections.Concurrent` and ");
        page.Append("`System.Timers` or below, is refused by rule.\n\n");
    }

    private static void AppendFamilies(
        StringBuilder page, IReadOnlyList<MemberRow> rows, IReadOnlyDictionary<string, (int Right, int Wrong)>? counts)
    {
        page.Append("## Families\n\n");
        if (counts is not null)
        {
            page.Append("*Right* programs raise no alarm in any schedule that is tried; the bug of each *wrong* one is found, and ");
            page.Append("needs more than the\n");
            page.Append("schedule without preemptions. A family without both does not count as covered.\n\n");
        }
        page.Append(counts is null
            ? "| Family | Members | Refused |\n|---|---|---|\n"
            : "| Family | Members | Refused | Right | Wrong |\n|---|---|---|---|---|\n");
        foreach (var family in Families.All)
        {
            var members = rows.Where(row => row.Family == family).ToArray();
            page.Append(
                CultureInfo.InvariantCulture, $"| [{family.Name}](#{Anchor(family)}) | {members.Length} | {members.Count(IsRefused)} |");
            if (counts is not null)
            {
                var (right, wrong) = counts.GetValueOrDefault(family.Name);
                page.Append(CultureInfo.InvariantCulture, $" {right} | {wrong} |");
            }
            page.Append('\n');
        }
        var controlled = FamilyCoverage.Controlled(rows);
        AppendList(page, "Of these, nothing is controlled (what is not refused is harmless)", [.. Families.All.Except(controlled)]);
    }

    // What a reader looks for first: whether anything that is said to be controlled was never tried.
    private static void AppendCoverage(
        StringBuilder page, IReadOnlyList<MemberRow> rows, IReadOnlyDictionary<string, (int Right, int Wrong)> counts)
    {
        var controlled = FamilyCoverage.Controlled(rows);
        var missing = FamilyCoverage.Missing(rows, counts);
        page.Append(CultureInfo.InvariantCulture, $"{controlled.Count - missing.Count} of {controlled.Count} families with members ");
        page.Append("that are controlled ");
        page.Append(CultureInfo.InvariantCulture, $"have right and wrong programs ({counts.Values.Sum(count => count.Right)} right, ");
        page.Append(CultureInfo.InvariantCulture, $"{counts.Values.Sum(count => count.Wrong)} wrong in all).\n");
        AppendList(page, "Missing, because they have no right or no wrong program", missing);
        page.Append('\n');
    }

    private static void AppendList(StringBuilder page, string title, IReadOnlyCollection<Family> families) =>
        page.Append(CultureInfo.InvariantCulture, $"\n{title}: ")
            .AppendJoin(", ", families.Select(family => family.Name).DefaultIfEmpty("none"))
            .Append(".\n");

    private static void AppendRefused(StringBuilder page, IReadOnlyList<MemberRow> rows)
    {
        page.Append("\n## Refused\n\n");
        var refused = rows.Where(IsRefused).GroupBy(row => row.Type);
        foreach (var type in refused.OrderBy(type => MemberNaming.Of(type.Key), StringComparer.Ordinal))
        {
            var others = rows.Where(row => row.Type == type.Key && !IsRefused(row)).Select(row => row.Member).ToArray();
            foreach (var reason in type.GroupBy(row => row.Reason).OrderBy(reason => reason.Key, StringComparer.Ordinal))
            {
                var isWhole = others.Length == 0 && reason.Count() == type.Count();
                page.Append(CultureInfo.InvariantCulture, $"- `{MemberNaming.Of(type.Key)}`");
                if (!isWhole)
                {
                    var elsewhere = others.Concat(type.Where(row => row.Reason != reason.Key).Select(row => row.Member)).ToArray();
                    page.Append(": ").Append(Names([.. reason], elsewhere));
                }
                page.Append(reason.Key is null ? "" : $". {char.ToUpperInvariant(reason.Key[0])}{reason.Key[1..]}").Append(".\n");
            }
        }
    }

    private static void AppendFamily(StringBuilder page, Family family, IReadOnlyList<MemberRow> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {family.Name}\n\n| Type | Members | |\n|---|---|---|\n");
        foreach (var type in rows.GroupBy(row => row.Type))
        {
            var groups = type.GroupBy(row => (row.Word, row.Reason));
            foreach (var alike in groups.OrderBy(alike => alike.Key.Word).ThenBy(alike => alike.Key.Reason, StringComparer.Ordinal))
            {
                var others = type.Except(alike).Select(row => row.Member).ToArray();
                page.Append(CultureInfo.InvariantCulture, $"| `{MemberNaming.Of(type.Key)}` | {Names([.. alike], others)} ");
                page.Append(CultureInfo.InvariantCulture, $"| {InText(alike.Key.Word)}");
                page.Append(alike.Key.Reason is { } reason ? $": {reason}" : "").Append(" |\n");
            }
        }
    }

    private static string Names(IReadOnlyCollection<MemberRow> rows, IReadOnlyCollection<System.Reflection.MemberInfo> others) =>
        string.Join(
            ", ",
            MemberNaming.Of([.. rows.Select(row => row.Member)], others).Select(name => name.StartsWith('(') ? name : $"`{name}`"));

    private static bool IsRefused(MemberRow row) => row.Word == MemberWord.Refused;

    private static string InText(MemberWord word) => word.ToString().ToLowerInvariant();

    // As the renderers of Markdown make them of headings.
    private static string Anchor(Family family) => string.Concat(
        family.Name.ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => char.IsLetterOrDigit(c) || c == '-'));
}
