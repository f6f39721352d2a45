using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// An object keeps its hash as long as it lives, also beyond the schedule that asked first: a static dictionary may hold it by that hash.
// One that is asked for outside an exploration, by a static constructor, keeps the real one for the same reason.

/// <summary>Hash codes of the identity of objects that are the same in every run of a schedule.</summary>
internal static class IdentityHashes
{
    private static readonly ConditionalWeakTable<object, object> Hashes = [];

    public static int Of(object? target)
    {
        if (target is null)
            return 0;
        return (int)Hashes.GetValue(target, static target => Operation.Current?.Chance.Next() ?? RuntimeHelpers.GetHashCode(target));
    }
}
