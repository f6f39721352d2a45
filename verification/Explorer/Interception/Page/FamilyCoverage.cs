namespace Weft.Exploration.Interception;

/// <summary>Tells which families count as covered: those with a right and a wrong program.</summary>
internal static class FamilyCoverage
{
    /// <summary>The families of which at least one member is controlled, so that there is something to show by programs.</summary>
    public static IReadOnlyList<Family> Controlled(IReadOnlyList<MemberRow> rows) =>
        [.. Families.All.Where(
            family => rows.Any(row => row.Family == family && row.Word is not (MemberWord.Refused or MemberWord.Harmless)))];

    /// <summary>Those of them that lack a right or a wrong program.</summary>
    public static IReadOnlyList<Family> Missing(
        IReadOnlyList<MemberRow> rows, IReadOnlyDictionary<string, (int Right, int Wrong)> counts) =>
        [.. Controlled(rows).Where(family => counts.GetValueOrDefault(family.Name) is { Right: 0 } or { Wrong: 0 })];
}
