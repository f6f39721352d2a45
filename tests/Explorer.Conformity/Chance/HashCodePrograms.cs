using System.Runtime.CompilerServices;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Chance;

/// <summary>Hash codes: the order of locks, and the choice of a stripe.</summary>
internal static class HashCodePrograms
{
    private const string Family = "Hash codes";

    [Correct(Family)]
    public static async Task TwoLocks_TakenInTheOrderOfTheirHashes_DoNotDeadlock()
    {
        var (one, other) = (new object(), new object());
        await Task.WhenAll(Task.Run(() => Both(one, other)), Task.Run(() => Both(other, one)));

        static void Both(object left, object right)
        {
            var isInOrder = RuntimeHelpers.GetHashCode(left) < RuntimeHelpers.GetHashCode(right);
            lock (isInOrder ? left : right)
                lock (isInOrder ? right : left)
                    Interleaving.Point();
        }
    }

    [Correct(Family)]
    public static async Task AHash_OfTheSameValues_IsTheSame()
    {
        var first = Task.Run(() => HashCode.Combine("key", 7));
        var second = Task.Run(() => HashCode.Combine("key", 7));
        Assert.Equal(await first, await second);
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task TwoLocks_TakenAgainstTheOrderOfTheirHashes_Deadlock()
    {
        object[] locks = [new(), new()];
        await Task.WhenAll(
            Task.Run(() => Both(locks.OrderBy(RuntimeHelpers.GetHashCode).ToArray())),
            Task.Run(() => Both(locks.OrderByDescending(RuntimeHelpers.GetHashCode).ToArray())));

        static void Both(object[] ordered)
        {
            lock (ordered[0])
                lock (ordered[1])
                    Interleaving.Point();
        }
    }
}
