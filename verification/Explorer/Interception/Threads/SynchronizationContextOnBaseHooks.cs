using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="SynchronizationContext"/> as a base: an override that hands on to it posts to the pool.</summary>
[Intercepts(typeof(SynchronizationContext), OnBase = true)]
internal static class SynchronizationContextOnBaseHooks
{
    public static void Post(SynchronizationContext context, SendOrPostCallback d, object? state, int site)
    {
        if (Operation.Current is { } creator)
            OperationStart.Post(creator, () => d(state), d, site, flowContext: true);
        else
            ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), preferLocal: false);
    }
}
