using System.Runtime.CompilerServices;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>Asynchronous streams, their cancellation and disposal.</summary>
internal static class StreamPrograms
{
    private const string Family = "Asynchronous streams";

    [Correct(Family)]
    public static async Task Stream_Cancelled_EndsAndRunsItsFinally()
    {
        using var source = new CancellationTokenSource();
        var canceller = Task.Run(source.Cancel);
        var isOver = false;
        try
        {
            await foreach (var number in Numbers(2, () => isOver = true).WithCancellation(source.Token))
                Assert.False(isOver);
        }
        catch (OperationCanceledException)
        {
        }
        Assert.True(isOver);
        await canceller;
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Stream_Cancelled_ThrowsInSomeSchedules()
    {
        using var source = new CancellationTokenSource();
        var canceller = Task.Run(source.Cancel);
        await foreach (var number in Numbers(1, static () => { }).WithCancellation(source.Token).ConfigureAwait(false))
            Assert.Equal(0, number);
        await canceller;
    }

    [Wrong(Family)]
    public static async Task Stream_BetweenReadAndWrite_LosesOne()
    {
        var value = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, value);

        async Task Increment()
        {
            var read = Volatile.Read(ref value);
            await foreach (var number in Ready().ConfigureAwait(false))
                read += number;
            Volatile.Write(ref value, read);
        }
    }

    [Correct("Disposal")]
    public static async Task AwaitUsing_DisposesAfterTheBlock()
    {
        var value = 0;
        await using (new Resource(() => Volatile.Write(ref value, 1)).ConfigureAwait(false))
            Assert.Equal(0, Volatile.Read(ref value));
        Assert.Equal(1, Volatile.Read(ref value));
    }

    [Wrong("Disposal")]
    public static async Task AwaitUsing_OfWhatAnotherUses_TakesItAway()
    {
        var isDisposed = 0;
        Task user;
        await using (new Resource(() => Volatile.Write(ref isDisposed, 1)))
            user = Task.Run(() => Assert.Equal(0, Volatile.Read(ref isDisposed)));
        await user;
    }

    private static async IAsyncEnumerable<int> Ready()
    {
        await Task.CompletedTask;
        yield return 1;
    }

    private static async IAsyncEnumerable<int> Numbers(int count, Action end, [EnumeratorCancellation] CancellationToken token = default)
    {
        try
        {
            for (var number = 0; number < count; number++)
            {
                token.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return number;
            }
        }
        finally
        {
            end();
        }
    }

    private sealed class Resource(Action end) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            end();
        }
    }
}
