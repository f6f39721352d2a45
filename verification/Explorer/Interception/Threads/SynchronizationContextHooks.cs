using System.Collections.Concurrent;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="SynchronizationContext"/>: the base class posts to the pool, also for a derived one that leaves that to it; one with a way of
/// its own is code like any other.
/// </summary>
[Intercepts(typeof(SynchronizationContext))]
internal static class SynchronizationContextHooks
{
    private static readonly ConcurrentDictionary<Type, bool> PostToThePool = new();

    public static void Post(SynchronizationContext context, SendOrPostCallback d, object? state, int site)
    {
        if (Operation.Current is { } creator && IsOnThePool(context))
            OperationStart.Post(creator, () => d(state), d, site, flowContext: true);
        else
            context.Post(d, state);
    }

    public static void SetSynchronizationContext(SynchronizationContext? syncContext, int site)
    {
        // An await asks the context itself, without a call that could be replaced. The base class is no context to an await.
        if (Operation.Current is { } operation && syncContext is not null && syncContext.GetType() != typeof(SynchronizationContext)
            && IsOnThePool(syncContext))
        {
            operation.Execution.End(Outcome.Refused(
                $"{syncContext.GetType().Name} is not controlled: it has no Post of its own, so what is awaited under it goes to the real "
                    + "pool; override Post"));
        }
        SynchronizationContext.SetSynchronizationContext(syncContext);
    }

    private static bool IsOnThePool(SynchronizationContext context) => PostToThePool.GetOrAdd(
        context.GetType(),
        static type => type.GetMethod(nameof(SynchronizationContext.Post), [typeof(SendOrPostCallback), typeof(object)])!.DeclaringType
            == typeof(SynchronizationContext));
}
