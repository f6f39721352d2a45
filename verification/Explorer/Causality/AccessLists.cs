using System.Runtime.InteropServices;

namespace Weft.Exploration.Causality;

/// <summary>For each location of one execution who has touched it, the last one first.</summary>
internal sealed class AccessLists
{
    private readonly Dictionary<nint, int> _last = [];
    private readonly List<Entry> _entries = [];

    public void Clear()
    {
        _last.Clear();
        _entries.Clear();
    }

    /// <summary>The last entry of a location; -1 for none.</summary>
    public int Last(nint location) => _last.GetValueOrDefault(location, -1);

    public Entry this[int entry] => _entries[entry];

    public void Add(nint location, int @event, TouchKind kind)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, location, out var isKnown);
        _entries.Add(new Entry(@event, kind, isKnown ? last : -1));
        last = _entries.Count - 1;
    }

    /// <summary>One touch of a location.</summary>
    /// <param name="Event">Which event.</param>
    /// <param name="Kind">What it did.</param>
    /// <param name="Before">The entry before it; -1 for none.</param>
    internal readonly record struct Entry(int Event, TouchKind Kind, int Before)
    {
        public bool Writes => Kind is not (TouchKind.Read or TouchKind.Pass);
    }
}
