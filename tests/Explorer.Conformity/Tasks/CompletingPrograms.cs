using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Tasks that are completed by hand.</summary>
internal static class CompletingPrograms
{
    private const string Family = "Completing tasks";

    [Correct(Family)]
    public static async Task TrySetResult_OfTwo_OneWins()
    {
        var source = new TaskCompletionSource<int>();
        var first = Task.Run(() => source.TrySetResult(1));
        var second = Task.Run(() => source.TrySetCanceled());
        var won = await Task.WhenAll(first, second);
        Assert.True(won[0] != won[1]);
        Assert.Equal(won[1], source.Task.IsCanceled);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task SetResult_AfterALook_ComesTooLate()
    {
        var source = new TaskCompletionSource();
        await Task.WhenAll(Task.Run(Set), Task.Run(Set));

        void Set()
        {
            if (!source.Task.IsCompleted)
                source.SetFromTask(Task.CompletedTask);
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task SetResult_ContinuationInsideALock_WantsItFromTheOther()
    {
        var (a, b) = (new object(), new object());
        var source = new TaskCompletionSource();
        var waiter = Wait();
        var setter = Task.Run(() =>
        {
            lock (a)
                source.SetResult();
        });
        var other = Task.Run(() =>
        {
            lock (b)
                lock (a)
                    Interleaving.Point();
        });
        await Task.WhenAll(waiter, setter, other);

        async Task Wait()
        {
            await source.Task;
            lock (b)
                Interleaving.Point();
        }
    }

    [Correct(Family, IsSmall = false)]
    public static async Task SetResult_ContinuationsRunAsynchronously_LeaveTheLockFirst()
    {
        var (a, b) = (new object(), new object());
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = Wait();
        var setter = Task.Run(() =>
        {
            lock (a)
                source.SetResult();
        });
        var other = Task.Run(() =>
        {
            lock (b)
                lock (a)
                    Interleaving.Point();
        });
        await Task.WhenAll(waiter, setter, other);

        async Task Wait()
        {
            await source.Task;
            lock (b)
                Interleaving.Point();
        }
    }
}
