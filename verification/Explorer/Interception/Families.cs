using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>All families of the interception table.</summary>
/// <remarks>
/// A hook goes before a row. Deliberately without a row, and so refused where they have no hook: whatever tells if a task has ended,
/// everything that waits, and everything that reaches the real thread pool.
/// </remarks>
internal static class Families
{
    private static readonly HashSet<string> ObservedRows = [.. All.SelectMany(family => family.Observed)];
    private static readonly HashSet<string> HarmlessRows = [.. All.SelectMany(family => family.Harmless)];
    private static readonly Dictionary<string, string> Reasons = new(All.SelectMany(family => family.Refused).DistinctBy(row => row.Key));
    private static readonly Dictionary<string, AccessKind> ObservedKinds = new(All.SelectMany(family => family.Kinds));
    private static readonly HashSet<string> Types = [.. All.SelectMany(family => family.Covers).Select(TypeOf)];

    private static readonly HashSet<string> WholeTypes =
        [.. All.SelectMany(family => family.Covers).Where(row => !row.Contains("::", StringComparison.Ordinal))];

    /// <summary>The families, those that are used most first.</summary>
    public static IReadOnlyList<Family> All =>
    [
        .. TaskFamilies.All,
        .. AwaitingFamilies.All,
        .. LockFamilies.All,
        .. WaitFamilies.All,
        .. MemoryFamilies.All,
        .. ThreadFamilies.All,
        .. CancellationFamilies.All,
        .. CollectionFamilies.All,
        .. LazinessFamilies.All,
        .. TimeFamilies.All,
        .. ChanceFamilies.All,
        .. EndFamilies.All,
    ];

    /// <summary>Tells whether a family covers a type, or members of it.</summary>
    public static bool Cover(string type) => Types.Contains(type);

    /// <summary>Tells whether a family covers a type with all its members.</summary>
    public static bool CoverAll(string type) => WholeTypes.Contains(type);

    /// <summary>Tells whether a member stays as it is behind a scheduling point.</summary>
    public static bool Observe(string type, string member) => ObservedRows.Contains(type) || ObservedRows.Contains($"{type}::{member}");

    /// <summary>What a member that stays as it is does to its object.</summary>
    public static AccessKind KindOf(string type, string member) =>
        ObservedKinds.GetValueOrDefault($"{type}::{member}", AccessKind.Update);

    /// <summary>Tells whether a member needs no scheduling point.</summary>
    public static bool Ignore(string type, string member) => HarmlessRows.Contains(type) || HarmlessRows.Contains($"{type}::{member}");

    /// <summary>Why a member is refused, where its family tells.</summary>
    public static string? WhyRefused(string type, string member) =>
        Reasons.GetValueOrDefault($"{type}::{member}") ?? Reasons.GetValueOrDefault(type);

    private static string TypeOf(string row) => row.Split("::")[0];
}
