using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="SynchronizationContext"/>: the base class posts to the pool; a derived one is code like any other.</summary>
[Intercepts(typeof(SynchronizationContext))]
internal static class SynchronizationContextHooks
{
    public static void Post(SynchronizationContext context, SendOrPostCallback d, object? state, int site)
    {
        if (Operation.Current is { } creator && context.GetType() == typeof(SynchronizationContext))
            OperationStart.Post(creator, () => d(state), d, site, flowContext: true);
        else
            context.Post(d, state);
    }
}
