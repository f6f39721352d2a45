namespace Weft;

/// <summary>Where a piece of work has to run: a synchronization context, a task scheduler, or the thread pool.</summary>
/// <remarks>
/// The choice is the one that <see langword="await"/> on a task makes: a synchronization context of a derived type first,
/// then a task scheduler other than the default, then the pool. The execution context is not part of it.
/// </remarks>
internal readonly struct CapturedContext
{
    // A SynchronizationContext, a TaskScheduler, or null for the thread pool.
    private readonly object? _place;

    private CapturedContext(object? place) => _place = place;

    /// <summary>The thread pool.</summary>
    public static CapturedContext Pool => default;

    /// <summary>Whether this is the thread pool.</summary>
    public bool IsPool => _place is null;

    /// <summary>Whether code that runs here and now is where the work has to run, so that a task would inline it.</summary>
    public bool IsHere => ReferenceEquals(Capture()._place, _place);

    public static CapturedContext Capture()
    {
        // The base class posts to the thread pool, so having it installed is the same as having none.
        SynchronizationContext? context = SynchronizationContext.Current;
        if (context is not null && context.GetType() != typeof(SynchronizationContext))
            return new(context);

        TaskScheduler scheduler = TaskScheduler.Current;
        return new(ReferenceEquals(scheduler, TaskScheduler.Default) ? null : scheduler);
    }

    /// <summary>Hands <paramref name="work"/> over, to run once; never runs it on this stack unless the context itself does so.</summary>
    /// <remarks>
    /// Throws what the context throws. Such a context may nevertheless have kept the work and run it later, or have run it
    /// already: callers must make sure that what <paramref name="work"/> does happens once.
    /// </remarks>
    public void Queue(IThreadPoolWorkItem work)
    {
        switch (_place)
        {
            case SynchronizationContext context:
                context.Post(static state => ((IThreadPoolWorkItem)state!).Execute(), work);
                break;
            case TaskScheduler scheduler:
                Task.Factory.StartNew(
                    static state => ((IThreadPoolWorkItem)state!).Execute(),
                    work,
                    CancellationToken.None,
                    TaskCreationOptions.DenyChildAttach,
                    scheduler);
                break;
            default:
                QueueToPool(work);
                break;
        }
    }

    /// <summary>As <see cref="Queue"/>, and to the pool if the context refuses; never throws.</summary>
    /// <remarks>It may hand <paramref name="work"/> over twice: a context can take it and throw all the same.</remarks>
    public void QueueOrPool(IThreadPoolWorkItem work)
    {
        try
        {
            Queue(work);
        }
        catch (Exception exception)
        {
            // Resumed in the wrong place, the code that needs the context fails where that can be seen; not resumed at all, it
            // would hang, and those behind it with it.
            UnobservedFailure.Report(exception);
            QueueToPool(work);
        }
    }

    public static void QueueToPool(IThreadPoolWorkItem work) =>
        // The shared queue is first in, first out; the queue of one worker is not.
        ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
