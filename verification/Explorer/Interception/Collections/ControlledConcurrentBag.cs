using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. One list for each operation that has added something; an operation takes its own newest, and where it has none the
// oldest of another, as the real one does by thread. Everything happens under _lock, in which nothing gives way, so inside an
// exploration it is never contended.

/// <summary>
/// The explorer's version of <see cref="ConcurrentBag{T}"/>: the same rules, with operations in place of threads. What the real one gives
/// depends on which thread runs, which no replay repeats. Each call is one step. Outside an exploration all share one list.
/// </summary>
[Redirects(typeof(ConcurrentBag<>))]
internal class ControlledConcurrentBag<T> : IProducerConsumerCollection<T>, IReadOnlyCollection<T>
{
    private readonly Lock _lock = new();

    // Oldest first. The null of code outside an exploration cannot be a key.
    private readonly List<(Operation? Owner, List<T> Items)> _lists = [];

    public ControlledConcurrentBag()
    {
    }

    public ControlledConcurrentBag(IEnumerable<T> collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        foreach (var item in collection)
            Own().Add(item);
    }

    public int Count => Look(static lists => lists.Sum(list => list.Items.Count));

    public bool IsEmpty => Look(static lists => lists.TrueForAll(list => list.Items.Count == 0));

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => throw new NotSupportedException("A concurrent bag has no lock to share; lock an object of your own.");

    public void Add(T item) => Change(() => Own().Add(item));

    bool IProducerConsumerCollection<T>.TryAdd(T item)
    {
        Add(item);
        return true;
    }

    public bool TryTake([MaybeNullWhen(false)] out T result)
    {
        T? taken = default;
        var found = false;
        Change(() => found = TryFind(remove: true, out taken));
        result = taken;
        return found;
    }

    public bool TryPeek([MaybeNullWhen(false)] out T result)
    {
        T? seen = default;
        var found = Look(_ => TryFind(remove: false, out seen));
        result = seen;
        return found;
    }

    public void Clear() => Change(_lists.Clear);

    public T[] ToArray() => Look(static lists => lists.SelectMany(list => Enumerable.Reverse(list.Items)).ToArray());

    public void CopyTo(T[] array, int index)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var items = ToArray();
        if (items.Length > array.Length - index)
            throw new ArgumentException($"The array has no room for {items.Length} items from {index} on; make it longer.", nameof(index));
        items.CopyTo(array, index);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        ArgumentNullException.ThrowIfNull(array);
        ToArray().CopyTo(array, index);
    }

    /// <summary>Goes through what is there now.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<T> Own()
    {
        var own = _lists.Find(list => list.Owner == Operation.Current).Items;
        if (own is null)
            _lists.Add((Operation.Current, own = []));
        return own;
    }

    private bool TryFind(bool remove, out T? item)
    {
        var (items, place) = (Own(), ^1);
        if (items.Count == 0)
            (items, place) = (_lists.Find(list => list.Items.Count > 0).Items, 0);
        item = default;
        if (items is null)
            return false;
        item = items[place];
        if (remove)
            items.RemoveAt(place.GetOffset(items.Count));
        return true;
    }

    private void Change(Action change)
    {
        SchedulingPoints.BeforeUse(AccessKind.Update, this, CallSites.Noted);
        lock (_lock)
            change();
    }

    private TResult Look<TResult>(Func<List<(Operation? Owner, List<T> Items)>, TResult> look)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
        lock (_lock)
            return look(_lists);
    }
}
