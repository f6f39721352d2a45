namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Parallel loops.</summary>
internal static class LoopPrograms
{
    private const string Family = "Parallel";

    [Correct(Family)]
    public static void For_SumInOneStep_IsRight()
    {
        var sum = 0;
        var result = Parallel.For(1, 4, number => Interlocked.Add(ref sum, number));
        Assert.True(result.IsCompleted);
        Assert.Equal(6, sum);
    }

    [Wrong(Family)]
    public static void For_SumInTwoSteps_IsWrong()
    {
        var sum = 0;
        Parallel.For(1, 3, number =>
        {
            var read = Volatile.Read(ref sum);
            Volatile.Write(ref sum, read + number);
        });
        Assert.Equal(3, sum);
    }

    [Correct(Family)]
    public static void For_LocalSums_AreAddedUp()
    {
        var sum = 0L;
        Parallel.For(1L, 4L, static () => 0L, static (number, _, local) => local + number, local => Interlocked.Add(ref sum, local));
        Assert.Equal(6, sum);
    }

    [Correct(Family)]
    public static void ForEach_Break_RunsAllBelow()
    {
        var ran = new int[3];
        var result = Parallel.ForEach(new List<int> { 0, 1, 2 }, (item, state) =>
        {
            Volatile.Write(ref ran[item], 1);
            if (item == 1)
                state.Break();
        });
        Assert.Equal(1, result.LowestBreakIteration);
        Assert.Equal([1, 1], ran[..2]);
    }

    [Wrong(Family)]
    public static void ForEach_Stop_KeepsOthersFromTheirWork()
    {
        var ran = new int[2];
        Parallel.ForEach(new List<int> { 0, 1 }, (item, state) =>
        {
            if (item == 0)
                state.Stop();
            else if (!state.IsStopped)
                Volatile.Write(ref ran[item], 1);
        });
        Assert.Equal(1, ran[1]);
    }

    [Correct(Family)]
    public static void Invoke_Exceptions_AreThrownTogether()
    {
        var thrown = Assert.Throws<AggregateException>(static () => Parallel.Invoke(
            static () => throw new InvalidOperationException("first"), static () => throw new InvalidOperationException("second")));
        Assert.Equal(["first", "second"], thrown.InnerExceptions.Select(inner => inner.Message).Order());
    }

    [Wrong(Family)]
    public static void Invoke_TwoIncrementsInTwoSteps_LoseOne()
    {
        int[] number = [0];
        Parallel.Invoke(Add.InTwoSteps(number), Add.InTwoSteps(number));
        Assert.Equal(2, number[0]);
    }

    [Correct(Family)]
    public static async Task ForEachAsync_SumInOneStep_IsRight()
    {
        var sum = 0;
        await Parallel.ForEachAsync([1, 2], async (item, _) =>
        {
            await Task.Yield();
            Interlocked.Add(ref sum, item);
        });
        Assert.Equal(3, sum);
    }

    [Wrong(Family)]
    public static async Task ForEachAsync_StreamOfTwo_RunsBothAtATime()
    {
        var sum = 0;
        await Parallel.ForEachAsync(Numbers(), async (item, _) =>
        {
            var read = Volatile.Read(ref sum);
            Volatile.Write(ref sum, read + item);
            await Task.Yield();
        });
        Assert.Equal(3, sum);

        static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.CompletedTask;
            yield return 2;
        }
    }

    [Correct(Family)]
    public static async Task ForAsync_OneAtATime_KeepsTheOrder()
    {
        var order = new List<int>();
        await Parallel.ForAsync(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (number, _) =>
        {
            await Task.Yield();
            order.Add(number);
        });
        Assert.Equal([0, 1, 2], order);
    }
}
