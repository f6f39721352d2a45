using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: delays. They pass in virtual time; that one ends is a choice of the strategy.</summary>
[Intercepts(typeof(Task))]
internal static class TaskDelayHooks
{
    public static Task Delay(int millisecondsDelay, int site) => Delay(millisecondsDelay, CancellationToken.None, site);

    public static Task Delay(int millisecondsDelay, CancellationToken cancellationToken, int site) =>
        Operation.Current is null
            ? Task.Delay(millisecondsDelay, cancellationToken)
            : Delay(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken, site);

    public static Task Delay(TimeSpan delay, int site) => Delay(delay, CancellationToken.None, site);

    public static Task Delay(TimeSpan delay, CancellationToken cancellationToken, int site) =>
        Delay(delay, TimeProvider.System, cancellationToken, site);

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider, int site) =>
        Delay(delay, timeProvider, CancellationToken.None, site);

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken, int site)
    {
        ObservedCalls.Takes(cancellationToken);
        var task = Task.Delay(delay, Clocks.For(timeProvider), cancellationToken);
        ObservedCalls.Made(task);
        return task;
    }
}
