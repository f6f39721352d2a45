using System.Collections.Concurrent;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// The members of <see cref="ConcurrentDictionary{TKey, TValue}"/> that run delegates of the program: looking, making the value and
/// storing it are steps of their own, so that two may run their factories for one key, as in production. All other members are one
/// step each. Going through it is one for each entry: the real one does not keep what was there when it began.
/// </summary>
[Intercepts(typeof(ConcurrentDictionary<,>))]
internal static class ConcurrentDictionaryHooks
{
    public static IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> dictionary, int site)
        where TKey : notnull
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, dictionary, site);
        return SchedulingPoints.AreActive ? Entries(dictionary, site) : dictionary.GetEnumerator();
    }

    public static TValue GetOrAdd<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TValue> valueFactory, int site)
        where TKey : notnull
    {
        if (!SchedulingPoints.AreActive)
            return dictionary.GetOrAdd(key, valueFactory);
        ArgumentNullException.ThrowIfNull(valueFactory);
        return GetOrAdd(dictionary, key, static (key, make) => make(key), valueFactory, site);
    }

    public static TValue GetOrAdd<TKey, TValue, TArg>(
        ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TArg, TValue> valueFactory, TArg factoryArgument, int site)
        where TKey : notnull
        where TArg : allows ref struct
    {
        if (!SchedulingPoints.AreActive)
            return dictionary.GetOrAdd(key, valueFactory, factoryArgument);
        ArgumentNullException.ThrowIfNull(valueFactory);
        SchedulingPoints.BeforeUse(AccessKind.Update, dictionary, site);
        if (dictionary.TryGetValue(key, out var present))
            return present;
        var value = valueFactory(key, factoryArgument);
        // T2 may have stored its own by now, and then both get that.
        SchedulingPoints.BeforeUse(AccessKind.Update, dictionary, site);
        return dictionary.GetOrAdd(key, value);
    }

    public static TValue AddOrUpdate<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue addValue, Func<TKey, TValue, TValue> updateValueFactory, int site)
        where TKey : notnull
    {
        if (!SchedulingPoints.AreActive)
            return dictionary.AddOrUpdate(key, addValue, updateValueFactory);
        ArgumentNullException.ThrowIfNull(updateValueFactory);
        return AddOrUpdate(dictionary, key, (_, _) => addValue, static (key, old, update) => update(key, old), updateValueFactory, site);
    }

    public static TValue AddOrUpdate<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> dictionary,
        TKey key,
        Func<TKey, TValue> addValueFactory,
        Func<TKey, TValue, TValue> updateValueFactory,
        int site)
        where TKey : notnull
    {
        if (!SchedulingPoints.AreActive)
            return dictionary.AddOrUpdate(key, addValueFactory, updateValueFactory);
        ArgumentNullException.ThrowIfNull(addValueFactory);
        ArgumentNullException.ThrowIfNull(updateValueFactory);
        return AddOrUpdate(
            dictionary, key, (key, _) => addValueFactory(key), static (key, old, update) => update(key, old), updateValueFactory, site);
    }

    public static TValue AddOrUpdate<TKey, TValue, TArg>(
        ConcurrentDictionary<TKey, TValue> dictionary,
        TKey key,
        Func<TKey, TArg, TValue> addValueFactory,
        Func<TKey, TValue, TArg, TValue> updateValueFactory,
        TArg factoryArgument,
        int site)
        where TKey : notnull
        where TArg : allows ref struct
    {
        if (!SchedulingPoints.AreActive)
            return dictionary.AddOrUpdate(key, addValueFactory, updateValueFactory, factoryArgument);
        ArgumentNullException.ThrowIfNull(addValueFactory);
        ArgumentNullException.ThrowIfNull(updateValueFactory);
        while (true)
        {
            SchedulingPoints.BeforeUse(AccessKind.Update, dictionary, site);
            var isThere = dictionary.TryGetValue(key, out var old);
            var value = isThere ? updateValueFactory(key, old!, factoryArgument) : addValueFactory(key, factoryArgument);
            // What was read may be another's by now: then it is read again, and the factory runs again.
            SchedulingPoints.BeforeUse(AccessKind.Update, dictionary, site);
            if (isThere ? dictionary.TryUpdate(key, value, old!) : dictionary.TryAdd(key, value))
                return value;
        }
    }

    private static IEnumerator<KeyValuePair<TKey, TValue>> Entries<TKey, TValue>(ConcurrentDictionary<TKey, TValue> dictionary, int site)
        where TKey : notnull
    {
        using var entries = dictionary.GetEnumerator();
        while (entries.MoveNext())
        {
            yield return entries.Current;
            // T2 may have added one by now, behind this one or before it.
            SchedulingPoints.BeforeUse(AccessKind.Read, dictionary, site);
        }
    }
}
