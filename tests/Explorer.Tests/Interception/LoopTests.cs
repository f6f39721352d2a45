namespace Weft.Exploration.Tests.Interception;

/// <summary>Parallel loops end as the framework's do: results, exceptions, misuse.</summary>
public class LoopTests
{
    [Fact]
    public void For_EveryForm_RunsEveryNumberOnce() => Alike.Holds(static () =>
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 3 };
        AssertSum(6, static add => Parallel.For(1, 4, number => add(number)));
        AssertSum(6, static add => Parallel.For(1L, 4L, number => add((int)number)));
        AssertSum(6, add => Parallel.For(1, 4, options, number => add(number)));
        AssertSum(6, add => Parallel.For(1L, 4L, options, number => add((int)number)));
        AssertSum(6, static add => Parallel.For(1, 4, (number, state) => add(state.IsStopped ? 0 : number)));
        AssertSum(6, static add => Parallel.For(1L, 4L, (number, state) => add(state.IsExceptional ? 0 : (int)number)));
        AssertSum(6, add => Parallel.For(1, 4, options, (number, state) => add(state.ShouldExitCurrentIteration ? 0 : number)));
        AssertSum(6, add => Parallel.For(1L, 4L, options, (number, state) => add(state.LowestBreakIteration is null ? (int)number : 0)));
        AssertSum(6, static add => Parallel.For(1, 4, static () => 0, static (number, _, local) => local + number, add));
        AssertSum(6, static add => Parallel.For(1L, 4L, static () => 0, static (number, _, local) => local + (int)number, add));
        AssertSum(6, add => Parallel.For(1, 4, options, static () => 0, static (number, _, local) => local + number, add));
        AssertSum(6, add => Parallel.For(1L, 4L, options, static () => 0, static (number, _, local) => local + (int)number, add));
    });

    [Fact]
    public void ForEach_EveryForm_RunsEveryItemOnce() => Alike.Holds(static () =>
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        List<int> items = [1, 2, 3];
        AssertSum(6, add => Parallel.ForEach(items, add));
        AssertSum(6, add => Parallel.ForEach(items, options, add));
        AssertSum(6, add => Parallel.ForEach(items, (item, _) => add(item)));
        AssertSum(6, add => Parallel.ForEach(items, options, (item, _) => add(item)));
        AssertSum(3, add => Parallel.ForEach(items, (_, _, index) => add((int)index)));
        AssertSum(3, add => Parallel.ForEach(items, options, (_, _, index) => add((int)index)));
        AssertSum(6, add => Parallel.ForEach(items, static () => 0, static (item, _, local) => local + item, add));
        AssertSum(6, add => Parallel.ForEach(items, options, static () => 0, static (item, _, local) => local + item, add));
        AssertSum(9, add => Parallel.ForEach(items, static () => 0, static (item, _, index, local) => local + item + (int)index, add));
        AssertSum(
            9, add => Parallel.ForEach(items, options, static () => 0, static (item, _, index, local) => local + item + (int)index, add));
    });

    [Fact]
    public void For_Nothing_AsksForNoLocal() => Alike.Holds(static () =>
    {
        var result = Parallel.For(
            3, 3, static () => throw new InvalidOperationException(), static (_, _, local) => local, static (int _) => { });
        Assert.True(result.IsCompleted);
        Assert.Null(result.LowestBreakIteration);
    });

    [Fact]
    public void BreakAndStop_OneAtATime_EndTheLoop() => Alike.Holds(static () =>
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 1 };
        var ran = new List<int>();
        var broken = Parallel.For(0, 4, options, (number, state) =>
        {
            ran.Add(number);
            if (number == 1)
                state.Break();
        });
        Assert.Equal((false, 1L), (broken.IsCompleted, broken.LowestBreakIteration));
        Assert.Equal([0, 1], ran);
        var stopped = Parallel.For(0, 4, options, static (number, state) =>
        {
            state.Stop();
            Assert.True(state.IsStopped && state.ShouldExitCurrentIteration);
        });
        Assert.False(stopped.IsCompleted);
        Assert.Null(stopped.LowestBreakIteration);
    });

    [Fact]
    public void BreakAfterStop_AndStopAfterBreak_Throw() => Alike.Holds(static () =>
    {
        AssertThrows<InvalidOperationException>(static () => Parallel.For(0, 1, static (_, state) => { state.Stop(); state.Break(); }));
        AssertThrows<InvalidOperationException>(static () => Parallel.For(0, 1, static (_, state) => { state.Break(); state.Stop(); }));
    });

    [Fact]
    public void For_BodyThrows_EndsItsLocalAndThrowsAll() => Alike.Holds(static () =>
    {
        var ended = 0;
        AssertThrows<FormatException>(() => Parallel.For(
            0, 1, static () => 5, static (_, _, _) => throw new FormatException("body"), local => Interlocked.Add(ref ended, local)));
        Assert.Equal(5, ended);
    });

    [Fact]
    public void Invoke_AllOfThem_RunEvenIfOneThrows() => Alike.Holds(static () =>
    {
        var ran = 0;
        AssertThrows<FormatException>(
            () => Parallel.Invoke(static () => throw new FormatException("first"), () => Interlocked.Increment(ref ran)));
        Assert.Equal(1, ran);
        Parallel.Invoke();
        Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = 1 }, () => ran++, () => ran++);
        Assert.Equal(3, ran);
    });

    [Fact]
    public void Loop_Misused_ThrowsAsTheRealOne() => Alike.Holds(static () =>
    {
        Assert.Throws<ArgumentNullException>(static () => Parallel.For(0, 1, (Action<int>)null!));
        Assert.Throws<ArgumentNullException>(static () => Parallel.For(0, 1, null!, static _ => { }));
        Assert.Throws<ArgumentNullException>(static () => Parallel.For(0, 1, static () => 0, static (_, _, local) => local, null!));
        Assert.Throws<ArgumentNullException>(static () => Parallel.ForEach((IEnumerable<int>)null!, static _ => { }));
        Assert.Throws<ArgumentNullException>(static () => Parallel.ForEach(new List<int>(), (Action<int>)null!));
        Assert.Throws<ArgumentNullException>(static () => Parallel.Invoke((Action[])null!));
        Assert.Throws<ArgumentException>(static () => Parallel.Invoke([null!]));
        Assert.Throws<ArgumentNullException>(static () => { _ = Parallel.ForAsync(0, 1, null!); });
        Assert.Throws<ArgumentNullException>(
            static () => { _ = Parallel.ForEachAsync((IEnumerable<int>)null!, static (_, _) => default); });
        Assert.Throws<ArgumentNullException>(
            static () => { _ = Parallel.ForEachAsync((IAsyncEnumerable<int>)null!, static (_, _) => default); });
    });

    [Fact]
    public void Loop_CancelledBefore_ThrowsWithItsToken() => Alike.Holds(static async () =>
    {
        var token = new CancellationToken(canceled: true);
        var options = new ParallelOptions { CancellationToken = token };
        Assert.Equal(
            token, Assert.ThrowsAny<OperationCanceledException>(() => Parallel.For(0, 1, options, static _ => { })).CancellationToken);
        Assert.ThrowsAny<OperationCanceledException>(() => Parallel.Invoke(options, static () => { }));
        var loop = Parallel.ForAsync(0, 1, token, static (_, _) => default);
        Assert.True(loop.IsCanceled);
        Assert.Equal(token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop)).CancellationToken);
    });

    [Fact]
    public void AsyncLoop_EveryForm_RunsEveryItemOnce() => Alike.Holds(static async () =>
    {
        var sum = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        List<int> items = [1, 2];
        await Parallel.ForAsync(1, 3, Body);
        await Parallel.ForAsync(1, 3, CancellationToken.None, Body);
        await Parallel.ForAsync(1, 3, options, Body);
        await Parallel.ForEachAsync(items, Body);
        await Parallel.ForEachAsync(items, CancellationToken.None, Body);
        await Parallel.ForEachAsync(items, options, Body);
        await Parallel.ForEachAsync(Stream(), Body);
        await Parallel.ForEachAsync(Stream(), CancellationToken.None, Body);
        await Parallel.ForEachAsync(Stream(), options, Body);
        Assert.Equal(27, sum);

        async ValueTask Body(int number, CancellationToken token)
        {
            Assert.False(token.IsCancellationRequested);
            await Task.Yield();
            Interlocked.Add(ref sum, number);
        }

        static async IAsyncEnumerable<int> Stream()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }
    });

    [Fact]
    public void AsyncLoop_BodyThrows_CancelsTheRest() => Alike.Holds(static async () =>
    {
        var loop = Parallel.ForEachAsync([1], static async (_, _) =>
        {
            await Task.Yield();
            throw new FormatException("body");
        });
        await Assert.ThrowsAsync<FormatException>(() => loop);
        Assert.Single(loop.Exception!.InnerExceptions);
    });

    [Fact]
    public void Loop_OnASchedulerOfTheProgram_RunsThere() => Explored.Holds(static () =>
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        var inside = 0;
        Parallel.For(0, 2, new ParallelOptions { TaskScheduler = pair.ExclusiveScheduler }, _ =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            Interlocked.Decrement(ref inside);
        });
        return Task.CompletedTask;
    });

    private static void AssertSum(int expected, Func<Action<int>, ParallelLoopResult> loop)
    {
        var sum = 0;
        Assert.True(loop(number => Interlocked.Add(ref sum, number)).IsCompleted);
        Assert.Equal(expected, sum);
    }

    private static void AssertThrows<TException>(Action loop)
        where TException : Exception =>
        Assert.IsType<TException>(Assert.Single(Assert.Throws<AggregateException>(loop).InnerExceptions));
}
