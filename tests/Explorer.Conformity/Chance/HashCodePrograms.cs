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

    [Correct(Family)]
    public static async Task Hashes_OfEqualValues_AreEqual_ByEachWay()
    {
        await Task.Yield();
        var text = string.Concat("ke", "y");
        Assert.Equal("key".GetHashCode(), text.GetHashCode());
        Assert.Equal("key".GetHashCode(), ((object)text).GetHashCode());
        Assert.Equal("key".GetHashCode(StringComparison.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase.GetHashCode("KEY"));
        Assert.Equal(("key", 1).GetHashCode(), (text, 1).GetHashCode());
        Assert.Equal(new Named("key").GetHashCode(), new Named(text).GetHashCode());
        Assert.Equal(new Plain { Text = "key" }.GetHashCode(), Generic(new Plain { Text = text }));
        Assert.Equal(EqualityComparer<string>.Default.GetHashCode("key"), text.GetHashCode());
        var self = new object();
        Assert.Equal(RuntimeHelpers.GetHashCode(self), self.GetHashCode());
        Assert.Throws<NullReferenceException>(static () => Generic<string>(null!));

        static int Generic<T>(T value) => value!.GetHashCode();
    }

    [Correct(Family)]
    public static async Task AStripe_ChosenByHash_IsTheSameForTheSameKey()
    {
        var stripes = Enumerable.Range(0, 4).Select(_ => new int[1]).ToArray();
        int[] Of(string key) => stripes[(uint)key.GetHashCode() % stripes.Length];
        await Task.WhenAll(
            Task.Run(() => Interlocked.Increment(ref Of("key")[0])), Task.Run(() => Interlocked.Increment(ref Of("key")[0])));
        Assert.Equal(2, Of("key")[0]);
    }

    [Correct(Family)]
    public static void ADictionary_WithObjectsAsKeys_FindsThem()
    {
        object[] keys = [new(), new(), new()];
        var order = new System.Collections.Concurrent.ConcurrentDictionary<object, int>();
        foreach (var key in keys)
            Assert.True(order.TryAdd(key, 7));
        Assert.Equal(7, order[keys[1]]);
        Assert.Equal(3, order.Keys.Count);
        Assert.Same(EqualityComparer<object>.Default, order.Comparer);
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

    private sealed record Named(string Name);

    private struct Plain
    {
        public string Text;
    }
}
