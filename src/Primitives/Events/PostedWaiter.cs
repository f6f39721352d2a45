namespace Weft;

/// <summary>A waiter on its way to a context. Whatever the context does with it, it is run once.</summary>
internal sealed class PostedWaiter(Waiter waiter) : IThreadPoolWorkItem
{
    // Null once it has been taken to be run.
    private Waiter? _waiter = waiter;

    /// <summary>Hands the waiter to <paramref name="place"/>, or to the pool if that refuses; never throws.</summary>
    public void Post(CapturedContext place) => place.QueueOrPool(this);

    void IThreadPoolWorkItem.Execute() =>
        // A context that takes the work and then throws makes Post queue it a second time. The exchange decides which of the
        // two runs it: by the time the other one comes, the node may belong to another wait.
        Interlocked.Exchange(ref _waiter, null)?.Run();
}
