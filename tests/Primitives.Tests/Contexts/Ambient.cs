namespace Weft.Tests.Contexts;

/// <summary>Runs code with a given synchronization context, and puts the test's own back.</summary>
internal static class Ambient
{
    /// <summary>Without any context, so that what is captured is the thread pool.</summary>
    public static void Without(Action action) => In(null, action);

    public static void In(SynchronizationContext? context, Action action) => In(context, () =>
    {
        action();
        return true;
    });

    public static T Without<T>(Func<T> function) => In(null, function);

    public static T In<T>(SynchronizationContext? context, Func<T> function)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            return function();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
