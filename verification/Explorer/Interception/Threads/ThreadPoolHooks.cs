using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="ThreadPool"/>: work that the pool would run becomes an operation.</summary>
[Intercepts(typeof(ThreadPool))]
internal static class ThreadPoolHooks
{
    public static bool QueueUserWorkItem(WaitCallback callBack, int site) => QueueUserWorkItem(callBack, null, site);

    public static bool QueueUserWorkItem(WaitCallback callBack, object? state, int site) =>
        Post(() => callBack(state), callBack, flowContext: true, site) || ThreadPool.QueueUserWorkItem(callBack, state);

    public static bool QueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal, int site) =>
        Post(() => callBack(state), callBack, flowContext: true, site) || ThreadPool.QueueUserWorkItem(callBack, state, preferLocal);

    public static bool UnsafeQueueUserWorkItem(WaitCallback callBack, object? state, int site) =>
        Post(() => callBack(state), callBack, flowContext: false, site) || ThreadPool.UnsafeQueueUserWorkItem(callBack, state);

    public static bool UnsafeQueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal, int site) =>
        Post(() => callBack(state), callBack, flowContext: false, site) || ThreadPool.UnsafeQueueUserWorkItem(callBack, state, preferLocal);

    public static bool UnsafeQueueUserWorkItem(IThreadPoolWorkItem callBack, bool preferLocal, int site) =>
        Post(callBack.Execute, callBack.Execute, flowContext: false, site) || ThreadPool.UnsafeQueueUserWorkItem(callBack, preferLocal);

    private static bool Post(Action work, Delegate named, bool flowContext, int site)
    {
        if (Operation.Current is not { } creator)
            return false;
        OperationStart.Post(creator, work, named, site, flowContext);
        return true;
    }
}
