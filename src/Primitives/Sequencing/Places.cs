namespace Weft;

// The places of a bounded sequencer, and those who wait for one. All of it is guarded by _gate; no code of others runs under it.
//
//  A place is taken from _free, or handed from an operation that is over to who has waited longest. While somebody waits, none is
//  free: who comes later cannot overtake. Somebody who was cancelled stays in line, and is passed over when a place comes: it goes to
//  the next in the same step, or that one would wait for the turn of somebody who has none.

/// <summary>The places of a bounded sequencer.</summary>
internal sealed class Places(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<Candidate> _waiting = new();
    private int _free = capacity;
    private bool _closed;

    /// <summary>Takes a place if there is one.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            // Who is refused by a closed sequencer is told so where he pushes.
            if (_closed)
                return true;
            if (_free == 0)
                return false;
            _free--;
            return true;
        }
    }

    /// <summary>Takes a place for <paramref name="operation"/>, or has it wait for one.</summary>
    /// <returns>What waits, and will be returned by <see cref="GiveBack"/>; null if there was a place.</returns>
    public Candidate? TakeOrWait(IQueued operation)
    {
        lock (_gate)
        {
            if (TryTake())
                return null;
            var candidate = new Candidate(operation);
            _waiting.Enqueue(candidate);
            return candidate;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <returns>Who has the place now and has to be pushed; null if nobody waited.</returns>
    public Candidate? GiveBack()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out Candidate? candidate))
            {
                if (!candidate.Operation.IsCancelled)
                    return candidate;
            }

            _free++;
            return null;
        }
    }

    /// <summary>Nobody waits any more.</summary>
    /// <returns>Those who waited, and have to be refused.</returns>
    public Candidate[] Close()
    {
        lock (_gate)
        {
            _closed = true;
            Candidate[] refused = [.. _waiting];
            _waiting.Clear();
            return refused;
        }
    }
}
