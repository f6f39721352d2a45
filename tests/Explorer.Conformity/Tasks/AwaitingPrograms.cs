using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Awaiting tasks and asking for their state.</summary>
internal static class AwaitingPrograms
{
    private const string Family = "Awaiting tasks";

    [Correct(Family)]
    public static async Task Await_SeesWhatTheTaskHasDone()
    {
        var written = 0;
        await Task.Run(() => Volatile.Write(ref written, 1)).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Assert.Equal(1, Volatile.Read(ref written));
        await Task.Run(static () => throw new FormatException()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Wrong(Family)]
    public static async Task Await_BetweenReadAndWrite_LosesOne()
    {
        var value = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, value);

        async Task Increment()
        {
            var read = Volatile.Read(ref value);
            await Task.CompletedTask.ConfigureAwait(false);
            Volatile.Write(ref value, read + 1);
        }
    }

    [Wrong(Family)]
    public static async Task Status_AskedTwice_Changes()
    {
        var task = Task.Run(static () => { });
        var before = task.Status;
        Assert.Equal(before, task.Status);
        await task;
    }

    [Wrong(Family)]
    public static async Task IsCompleted_OfAnAwaiterAskedByHand_Changes()
    {
        var task = Task.Run(static () => { });
        var awaiter = task.GetAwaiter();
        Assert.Equal(awaiter.IsCompleted, awaiter.IsCompleted);
        await task;
    }

    [Correct("Results of Begin and End")]
    public static async Task IsCompleted_OfAResult_IsTrueAfterTheWrite()
    {
        var written = 0;
        var task = Task.Run(() => Volatile.Write(ref written, 1));
        if (((IAsyncResult)task).IsCompleted)
            Assert.Equal(1, Volatile.Read(ref written));
        await task;
    }

    [Wrong("Results of Begin and End", ViolationKind.Exception)]
    public static async Task IsCompleted_AskedBeforeItEnds_AndActedUponAfterwards()
    {
        var source = new TaskCompletionSource();
        await Task.WhenAll(Task.Run(Set), Task.Run(Set));

        void Set()
        {
            if (!((IAsyncResult)source.Task).IsCompleted)
                source.SetResult();
        }
    }
}
