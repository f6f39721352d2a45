namespace Weft.Exploration.Tests.Reduction;

/// <summary>
/// Programs whose steps touch more than one thing: ends of tasks that end others, timers, tokens. The reduction finds as many interleavings
/// as the walk with a bound that keeps nothing out, which makes no use of what a step announces.
/// </summary>
public class EffectTests
{
    [Fact]
    public void Exhaustive_EndsOfWhenAll_FindsWhatTheWalkFinds() => Reduced.AssertSame(static async () =>
    {
        var value = 0;
        var one = Task.Run(() => Volatile.Read(ref value));
        var other = Task.Run(() => Volatile.Write(ref value, 1));
        await Task.WhenAll([one, other]);
    });

    [Fact]
    public void Exhaustive_TaskOfATask_FindsWhatTheWalkFinds() => Reduced.AssertSame(static async () =>
    {
        var source = new TaskCompletionSource();
        var waiter = Task.Run(() => source.Task);
        var setter = Task.Run(source.SetResult);
        await Task.WhenAll([waiter, setter]);
    });

    [Fact]
    public void Exhaustive_WhenAny_FindsWhatTheWalkFinds() => Reduced.AssertSame(static async () =>
    {
        var (left, right) = (new TaskCompletionSource(), new TaskCompletionSource());
        var setters = new[] { Task.Run(left.SetResult), Task.Run(right.SetResult) };
        await Task.WhenAny([left.Task, right.Task]);
        await Task.WhenAll(setters);
    });

    [Fact]
    public void Exhaustive_WaitThatIsCancelled_FindsWhatTheWalkFinds() => Reduced.AssertSame(static async () =>
    {
        using var source = new CancellationTokenSource();
        var result = new TaskCompletionSource();
        var waiting = result.Task.WaitAsync(source.Token);
        var others = new[] { Task.Run(source.Cancel), Task.Run(result.SetResult) };
        await waiting.ContinueWith(_ => { }, TaskScheduler.Default);
        await Task.WhenAll(others);
    });

    [Fact]
    public void Exhaustive_SemaphoreAndAnObserver_FindsWhatTheWalkFinds() => Reduced.AssertSame(static async () =>
    {
        using var semaphore = new SemaphoreSlim(0);
        var waiter = semaphore.WaitAsync();
        var releaser = Task.Run(() => semaphore.Release());
        var observer = Task.Run(() => waiter.IsCompleted);
        await Task.WhenAll([waiter, releaser, observer]);
    });
}
