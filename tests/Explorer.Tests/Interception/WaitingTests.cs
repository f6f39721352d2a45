using System.Diagnostics.CodeAnalysis;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Blocking for tasks ends as with the real methods: what has ended, what is late, what is cancelled, what is wrong.</summary>
[SuppressMessage("Performance", "CA1861", Justification = "Each scenario makes its own tasks.")]
public class WaitingTests
{
    [Fact]
    public void Wait_EveryForm_OfWhatHasEnded() => Alike.Holds(static () =>
    {
        using var source = new CancellationTokenSource();
        var ended = Task.CompletedTask;
        ended.Wait();
        ended.Wait(source.Token);
        Assert.True(ended.Wait(0) && ended.Wait(5, source.Token) && ended.Wait(TimeSpan.Zero)
            && ended.Wait(TimeSpan.FromDays(1), source.Token));
        source.Cancel();
        ended.Wait(source.Token); // a task that has ended well is not waited for
    });

    [Fact]
    public void Wait_EveryForm_OfWhatDoesNotEnd() => Alike.Holds(static () =>
    {
        var never = new TaskCompletionSource().Task;
        Assert.False(never.Wait(0) || never.Wait(TimeSpan.Zero) || never.Wait(0, CancellationToken.None));
        var cancelled = new CancellationToken(canceled: true);
        Assert.Equal(cancelled, Assert.ThrowsAny<OperationCanceledException>(() => never.Wait(cancelled)).CancellationToken);
        Assert.ThrowsAny<OperationCanceledException>(() => never.Wait(Timeout.Infinite, cancelled));
    });

    [Fact]
    public void Wait_OfAFault_ThrowsIt() => Alike.Holds(static () =>
    {
        var fault = Task.FromException(new FormatException("fault"));
        Assert.IsType<FormatException>(Assert.Throws<AggregateException>(() => fault.Wait(0)).InnerException);
        Assert.IsType<FormatException>(Assert.Throws<AggregateException>(() => fault.Wait(CancellationToken.None)).InnerException);
        Assert.Throws<FormatException>(() => fault.ConfigureAwait(false).GetAwaiter().GetResult());
        Assert.IsType<TaskCanceledException>(Assert.Throws<AggregateException>(
            static () => Task.FromCanceled(new CancellationToken(canceled: true)).Wait(TimeSpan.Zero)).InnerException);
    });

    [Fact]
    public void Wait_LimitWithoutMeaning_Throws() => Alike.Holds(static () =>
    {
        var task = new TaskCompletionSource().Task;
        Assert.Throws<ArgumentOutOfRangeException>(() => task.Wait(-2));
        Assert.Throws<ArgumentOutOfRangeException>(() => task.Wait(TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Task.WaitAll([task], -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Task.WaitAny([task], TimeSpan.MinValue));
    });

    [Fact]
    public void WaitAll_EveryForm_KeepsTheRules() => Alike.Holds(static () =>
    {
        var never = new TaskCompletionSource().Task;
        var cancelled = new CancellationToken(canceled: true);
        Assert.False(Task.WaitAll([Task.CompletedTask, never], 0) || Task.WaitAll([never], TimeSpan.Zero)
            || Task.WaitAll([never], 0, default));
        Assert.True(Task.WaitAll([], 0) && Task.WaitAll([Task.CompletedTask], TimeSpan.FromDays(1)));
        Assert.ThrowsAny<OperationCanceledException>(() => Task.WaitAll([never], cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => Task.WaitAll([Task.CompletedTask], cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => Task.WaitAll(new List<Task> { never }, cancelled));
        Assert.Throws<ArgumentNullException>(static () => Task.WaitAll((Task[])null!));
        Assert.Throws<ArgumentNullException>(static () => Task.WaitAll((IEnumerable<Task>)null!));
        Assert.Throws<ArgumentException>(static () => Task.WaitAll([null!]));
    });

    [Fact]
    public void WaitAny_EveryForm_KeepsTheRules() => Alike.Holds(static () =>
    {
        var never = new TaskCompletionSource().Task;
        var cancelled = new CancellationToken(canceled: true);
        Assert.Equal(1, Task.WaitAny([never, Task.CompletedTask]));
        Assert.Equal(1, Task.WaitAny([never, Task.FromException(new FormatException())], TimeSpan.FromDays(1)));
        Assert.Equal(-1, Task.WaitAny([never], 0));
        Assert.Equal(-1, Task.WaitAny([]));
        Assert.ThrowsAny<OperationCanceledException>(() => Task.WaitAny([never], cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => Task.WaitAny([Task.CompletedTask], 5, cancelled));
        Assert.Throws<ArgumentNullException>(static () => Task.WaitAny(null!));
        Assert.Throws<ArgumentException>(static () => Task.WaitAny([null!]));
    });

    [Fact]
    public void WhenEach_KeepsTheRules() => Alike.Holds(static async () =>
    {
        var ended = Task.FromResult(4);
        var stream = Task.WhenEach(ended, ended);
        Assert.Equal(2, await Count(stream));
        Assert.Equal(0, await Count(stream)); // it can be iterated once
        Assert.Equal(0, await Count(Task.WhenEach(new List<Task<int>>())));
        Assert.Equal(1, await Count(Task.WhenEach([ended])));
        Assert.Throws<ArgumentNullException>(static () => { Task.WhenEach((Task[])null!); });
        Assert.Throws<ArgumentNullException>(static () => { Task.WhenEach((IEnumerable<Task<int>>)null!); });
        Assert.Throws<ArgumentException>(static () => { Task.WhenEach([Task.CompletedTask, null!]); });
        using var source = new CancellationTokenSource();
        await using var waiting = Task.WhenEach(new TaskCompletionSource<int>().Task).GetAsyncEnumerator(source.Token);
        var next = waiting.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);

        static async Task<int> Count(IAsyncEnumerable<Task<int>> tasks)
        {
            var count = 0;
            await foreach (var task in tasks)
                count += task.IsCompleted ? 1 : 100;
            return count;
        }
    });

    [Fact]
    public void Dispose_OfATaskThatRuns_Throws() => Alike.Holds(static () =>
    {
        using (Task.CompletedTask)
            Assert.Throws<InvalidOperationException>(static () => new TaskCompletionSource().Task.Dispose());
    });
}
