namespace Weft;

/// <summary>What a release does with the waiters that it has taken: it brings each to where it goes on, oldest first.</summary>
/// <remarks>
/// Neighbours that go on on the pool are gathered into one work item. They are handed over before anybody younger is, so
/// that no one is overtaken by a waiter of another kind.
/// </remarks>
internal ref struct Handover(bool mayInline)
{
    private readonly bool _mayInline = mayInline;
    private Waiter? _oldest;
    private Waiter? _youngest;

    /// <summary>Takes a waiter that runs no code of others, so that it matters to nobody where it is run.</summary>
    public void RunNow(Waiter waiter)
    {
        Flush();
        waiter.Run();
    }

    /// <summary>Takes a waiter that nobody else holds, and brings it to <paramref name="place"/>.</summary>
    /// <remarks>It never throws, whatever the waiter's context or continuation does.</remarks>
    public void Add(Waiter waiter, CapturedContext place)
    {
        if (_mayInline && place.IsHere)
        {
            RunNow(waiter);
        }
        else if (place.IsPool)
        {
            Gather(waiter);
        }
        else
        {
            Flush();
            new PostedWaiter(waiter).Post(place);
        }
    }

    /// <summary>Queues what has been gathered. Whoever adds has to end with it.</summary>
    public void Flush()
    {
        if (_oldest is null)
            return;

        CapturedContext.QueueToPool(ReferenceEquals(_oldest, _youngest) ? _oldest : new PoolRelease(_oldest));
        _oldest = null;
        _youngest = null;
    }

    private void Gather(Waiter waiter)
    {
        if (_youngest is null)
            _oldest = waiter;
        else
            _youngest.Next = waiter;
        _youngest = waiter;
    }
}
