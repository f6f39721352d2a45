namespace Weft;

// One word, _word = version and flags. A view of a method (its policy, its cancellation) holds the version that it was made for. The end
// of the method counts the version up, and every change compares and exchanges the whole word: a view that outlives its method finds
// another version and throws, also when the object serves another method by then, and also when the end comes between its look and its
// change.
//
// An object serves again only if its method was never suspended and nothing was hung on it. Then nobody else has the method's task, and
// views are all that may still refer to it; a view changes flags only. To hang a reference on it (a terminator, an observer, a source)
// it has to be pinned first, by the same compare-exchange; the end finds the pin and lets go of the object for good. So a late writer
// writes into an object that is nobody's.
//
// A canceller (SimpleTaskPromise.Cancel) comes from any thread, sets _isCancelRequested of the promise, and then looks at _source and
// _awaited. The method writes either and then looks whether that is set. Both sides have a full fence between the two, so at least one
// sees the other; if both do, the same thing is cancelled twice, which is the same as once.
/// <summary>What a method that asked for it can say about itself: its policy, its cancellation, who hears its progress.</summary>
internal sealed class MethodState
{
    public const long Terminates = 1;
    public const long Propagates = 2;
    private const long Pinned = 4;
    private const int FlagBits = 8;
    private const int MostFree = 16;

    [ThreadStatic]
    private static MethodState? s_free;

    private long _word;
    private MethodState? _nextFree;
    private int _countFree;
    private CancellationTokenSource? _source;
    private SimpleTaskPromise? _awaited;
    private object? _receiver;
    private Type? _suspendedOn;

    /// <summary>The promise of the method, once it has been suspended.</summary>
    public SimpleTaskPromise? Promise { get; set; }

    /// <summary>What ends the process instead of <see cref="Environment.FailFast(string, Exception)"/>; written when pinned.</summary>
    public Action<Exception>? Terminator { get; set; }

    /// <summary>Who is told of suspensions; written when pinned.</summary>
    public ISimpleTaskObserver? Observer { get; set; }

    /// <summary>Names the method that the object serves now.</summary>
    public long Version => Volatile.Read(ref _word) >> FlagBits;

    public bool Has(long flag) => (Volatile.Read(ref _word) & flag) != 0;

    /// <summary>An object for a method on this thread; its end has to be told by <see cref="Return"/> or <see cref="End"/>.</summary>
    public static MethodState Rent()
    {
        MethodState? state = s_free;
        if (state is null)
            return new MethodState();
        s_free = state._nextFree;
        state._nextFree = null;
        return state;
    }

    /// <summary>The method has ended without having been suspended: the object may serve another one.</summary>
    public void Return()
    {
        MethodState? next = s_free;
        int count = next is null ? 1 : next._countFree + 1;
        if (!End() || count > MostFree)
            return;
        _countFree = count;
        _nextFree = next;
        s_free = this;
    }

    /// <summary>The method has ended: no view is of any use from here on. False if something may be hung on the object still.</summary>
    public bool End() =>
        // Only the end changes the version, so what is read for the new one is not stale; the flags may be, and are exchanged.
        (Interlocked.Exchange(ref _word, (Version + 1) << FlagBits) & Pinned) == 0;

    /// <summary>Throws if the method of a view has ended.</summary>
    public void Check(long version) => ThrowUnless(Version == version);

    /// <summary>Sets or clears a flag of the method of a view, and says what it was; throws if that method has ended.</summary>
    public bool Exchange(long version, long flag, bool value)
    {
        while (true)
        {
            long word = Volatile.Read(ref _word);
            ThrowUnless(word >> FlagBits == version);
            if (Interlocked.CompareExchange(ref _word, value ? word | flag : word & ~flag, word) == word)
                return (word & flag) != 0;
        }
    }

    /// <summary>Keeps the object from serving another method, so that references may be hung on it.</summary>
    public void Pin(long version) => Exchange(version, Pinned, value: true);

    /// <summary>The token of the method, which <see cref="SimpleTaskPromise.Cancel"/> cancels.</summary>
    public CancellationToken Token(long version)
    {
        if (_source is null)
        {
            Pin(version);
            Interlocked.CompareExchange(ref _source, new CancellationTokenSource(), null);
        }

        Check(version);
        // The canceller may have looked for the source before there was one.
        if (Promise is { IsCancelRequested: true })
            _source.Cancel();
        return _source.Token;
    }

    /// <summary>
    /// A canceller's turn, the flag of the promise being set; what the method awaits and has to be cancelled next, if anything.
    /// </summary>
    public SimpleTaskPromise? CancelHere(ref List<Exception>? failures)
    {
        try
        {
            Volatile.Read(ref _source)?.Cancel();
        }
        catch (AggregateException thrown)
        {
            // By callbacks of the token. What is awaited is cancelled all the same.
            (failures ??= []).AddRange(thrown.InnerExceptions);
        }

        return Volatile.Read(ref _awaited);
    }

    /// <summary>Says who hears the progress from here on.</summary>
    public void ReportTo(object? receiver) => Volatile.Write(ref _receiver, receiver);

    /// <summary>Hands a report over; false if nobody hears it.</summary>
    public bool Report<T>(T value)
    {
        if (Volatile.Read(ref _receiver) is not IProgress<T> receiver)
            return false;
        receiver.Report(value);
        return true;
    }

    /// <summary>The method is about to be suspended.</summary>
    public void Suspends(Type awaiter)
    {
        if (Observer is null)
            return;
        _suspendedOn = awaiter;
        Tell(static (observer, type) => observer.Suspending(type), awaiter);
    }

    /// <summary>The method is about to be suspended on <paramref name="awaited"/>.</summary>
    public void Awaits(SimpleTaskPromise awaited)
    {
        if (!Has(Propagates))
            return;
        Interlocked.Exchange(ref _awaited, awaited);
        if (!Promise!.IsCancelRequested)
            return;
        try
        {
            // The canceller may have looked before there was anything. It has gone on, so its exceptions have no one else to go to.
            awaited.Cancel();
        }
        catch (AggregateException thrown)
        {
            UnobservedFailure.Report(thrown);
        }
    }

    /// <summary>The method is about to go on, after a suspension or to receive an answer.</summary>
    public void Resumes()
    {
        if (_awaited is not null)
            Volatile.Write(ref _awaited, null);
        if (_suspendedOn is not { } awaiter)
            return;
        _suspendedOn = null;
        Tell(static (observer, type) => observer.Resuming(type), awaiter);
    }

    private void Tell(Action<ISimpleTaskObserver, Type> what, Type awaiter)
    {
        try
        {
            if (Observer is { } observer)
                what(observer, awaiter);
        }
        catch (Exception exception)
        {
            // Thrown into the method it would leave the await half done.
            UnobservedFailure.Report(exception);
        }
    }

    private static void ThrowUnless(bool isCurrent)
    {
        if (!isCurrent)
        {
            throw new InvalidOperationException(
                "The SimpleTask method that this belongs to has ended; use what a signal answers inside its method only.");
        }
    }
}
