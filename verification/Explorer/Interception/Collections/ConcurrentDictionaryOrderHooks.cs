using System.Collections.Concurrent;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// The constructors of <see cref="ConcurrentDictionary{TKey, TValue}"/>. It is enumerated in the order of its buckets, so of the hash
/// codes of its keys; where it would take the default ones, it gets those that are the same in every run. The framework takes such for
/// strings already, and those of numbers and enumerations are.
/// </summary>
[Intercepts(typeof(ConcurrentDictionary<,>))]
internal static class ConcurrentDictionaryOrderHooks
{
    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(int site)
        where TKey : notnull => Observed(() => new ConcurrentDictionary<TKey, TValue>(Stable<TKey>(null)), site);

    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(int concurrencyLevel, int capacity, int site)
        where TKey : notnull =>
            Observed(() => new ConcurrentDictionary<TKey, TValue>(concurrencyLevel, capacity, Stable<TKey>(null)), site);

    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> collection, int site)
        where TKey : notnull => Observed(() => new ConcurrentDictionary<TKey, TValue>(collection, Stable<TKey>(null)), site);

    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(IEqualityComparer<TKey>? comparer, int site)
        where TKey : notnull => Observed(() => new ConcurrentDictionary<TKey, TValue>(Stable(comparer)), site);

    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(
        IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer, int site)
        where TKey : notnull => Observed(() => new ConcurrentDictionary<TKey, TValue>(collection, Stable(comparer)), site);

    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(
        int concurrencyLevel, IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer, int site)
        where TKey : notnull =>
        Observed(() => new ConcurrentDictionary<TKey, TValue>(concurrencyLevel, collection, Stable(comparer)), site);

    public static ConcurrentDictionary<TKey, TValue> New<TKey, TValue>(
        int concurrencyLevel, int capacity, IEqualityComparer<TKey>? comparer, int site)
        where TKey : notnull => Observed(() => new ConcurrentDictionary<TKey, TValue>(concurrencyLevel, capacity, Stable(comparer)), site);

    public static IEqualityComparer<TKey> get_Comparer<TKey, TValue>(ConcurrentDictionary<TKey, TValue> dictionary, int site)
        where TKey : notnull => dictionary.Comparer is StableComparer<TKey> ? EqualityComparer<TKey>.Default : dictionary.Comparer;

    private static T Observed<T>(Func<T> create, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, null, site); // nobody else knows it yet
        return create();
    }

    private static IEqualityComparer<TKey>? Stable<TKey>(IEqualityComparer<TKey>? comparer) =>
        typeof(TKey) == typeof(string) || typeof(TKey).IsPrimitive || typeof(TKey).IsEnum ? comparer
        : comparer is null || ReferenceEquals(comparer, EqualityComparer<TKey>.Default) ? StableComparer<TKey>.Instance
        : comparer;
}
