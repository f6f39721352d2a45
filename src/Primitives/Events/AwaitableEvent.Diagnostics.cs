namespace Weft;

// For those who look at the event from outside. The protocol stands in AwaitableEvent.cs.
public sealed partial class AwaitableEvent
{
    private string DebuggerText => TrySnapshot(maximum: 0) switch
    {
        null => "unset, being changed",
        { IsSet: true } => "set",
        { Count: var count } => $"unset, {count} waiting",
    };

    /// <summary>Says who waits for the event at this moment.</summary>
    /// <param name="maximum">How many waits are described at most, the oldest ones; all of them are counted.</param>
    /// <returns>Whether the event is set, and the waits that are suspended on it, oldest first.</returns>
    /// <remarks>
    /// It is meant for diagnostics. While it notes the waits, a few nanoseconds for each, others who change the event spin; it
    /// names them after that.
    /// </remarks>
    public AwaitableEventSnapshot Snapshot(int maximum = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximum);
        var spinner = default(SpinWait);
        while (true)
        {
            if (TrySnapshot(maximum) is { } snapshot)
                return snapshot;
            spinner.SpinOnce();
        }
    }

    /// <summary>The snapshot, or null if somebody changes the event at this moment.</summary>
    internal AwaitableEventSnapshot? TrySnapshot(int maximum)
    {
        (WaitKind Kind, object? Origin)[] notes = [];
        while (true)
        {
            Waiter? youngest = Volatile.Read(ref _tail);
            if (youngest is null || ReferenceEquals(youngest, Marker.Set))
                return new(isSet: youngest is not null, 0, []);
            if (ReferenceEquals(youngest, Marker.Busy)
                || !ReferenceEquals(Interlocked.CompareExchange(ref _tail, Marker.Busy, youngest), youngest))
            {
                return null;
            }

            int count = _count;
            int wanted = Math.Min(count, maximum);
            bool fits = wanted <= notes.Length;
            if (fits)
                NoteOldest_NeedsWord(youngest, notes.AsSpan(0, wanted));
            Leave(youngest);
            if (fits)
                return new(isSet: false, count, Array.ConvertAll(notes[..wanted], note => WaitDescription.Of(note.Kind, note.Origin)));

            // Nothing is allocated while the word is busy: a collection may come of it, and take its time.
            notes = new (WaitKind, object?)[wanted];
        }
    }

    /// <summary>Notes what tells who waits, and not the waiter: that may belong to another wait when it is looked at.</summary>
    private static void NoteOldest_NeedsWord(Waiter youngest, Span<(WaitKind Kind, object? Origin)> notes)
    {
        Waiter waiter = youngest.Next!;
        foreach (ref (WaitKind Kind, object? Origin) note in notes)
        {
            note = (waiter.Kind, waiter.Origin);
            waiter = waiter.Next!;
        }
    }
}
