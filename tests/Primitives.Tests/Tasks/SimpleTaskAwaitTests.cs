using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskAwaitTests
{
    [Fact]
    public void Await_ByAnotherKind_GoesOnAfterTheFinallyBlocks() => Ambient.Without(() =>
    {
        var gate = new Gate();
        var log = new List<string>();
        async SimpleTask Inner()
        {
            try
            {
                await gate;
            }
            finally
            {
                log.Add("finally");
            }
        }

        async Task Outer()
        {
            await Inner();
            log.Add("awaiter");
        }

        Task outer = Outer();
        gate.Pass();

        Assert.Equal(["finally", "awaiter"], log);
        Assert.True(outer.IsCompletedSuccessfully);
    });

    [Fact]
    public void Await_ByItsOwnKind_GoesOnInTheSameStep() => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask<int> Inner()
        {
            await gate;
            return 20;
        }

        async SimpleTask<int> Outer() => await Inner() + 1;

        SimpleTask<int> outer = Outer();
        Assert.False(outer.IsCompleted);
        gate.Pass();

        Assert.Equal(21, outer.Outcome());
    });

    [Fact]
    public void Await_EveryKindOfAwaiter_IsPassedThrough() => Ambient.Without(() =>
    {
        var source = new TaskCompletionSource<int>();
        var plain = new PlainAwaitable();
        var valueSource = new TaskCompletionSource<int>();
        async SimpleTask<int> Run()
        {
            int sum = await source.Task;
            sum += await source.Task.ConfigureAwait(false);
            sum += await plain;
            sum += await new ValueTask<int>(valueSource.Task);
            return sum;
        }

        SimpleTask<int> task = Run();
        source.SetResult(1);
        plain.Complete(30);
        valueSource.SetResult(500);

        Assert.Equal(532, task.Outcome());
    });

    [Fact]
    public async Task Await_Yield_GoesOnElsewhere()
    {
        async SimpleTask<int> Run()
        {
            await Task.Yield();
            return 7;
        }

        Assert.Equal(7, await Run());
    }

    [Fact]
    public void Await_AwaiterCallsTwice_DoesNotStartTheMethodAgain()
    {
        var gate = new Gate();
        int ran = 0;
        async SimpleTask Run()
        {
            ran++;
            await gate;
        }

        SimpleTask task = Run();
        gate.PassTwice();

        Assert.Equal(1, ran);
        Assert.True(task.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Await_AwaiterThrowsInsteadOfTakingTheContinuation_FaultsTheTask(bool suspendedBefore)
    {
        var gate = new Gate();
        int ranOn = 0;
        async SimpleTask Run()
        {
            if (suspendedBefore)
                await gate;
            await new BrokenAwaitable();
            ranOn++;
        }

        async SimpleTask RunPlain()
        {
            await new BrokenAwaitable.Plain();
            ranOn++;
        }

        SimpleTask task = Run();
        Task awaiting = task.AsTask();
        if (suspendedBefore)
            gate.Pass();

        Assert.Equal("broken", (await Assert.ThrowsAsync<NotSupportedException>(() => awaiting)).Message);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await RunPlain());
        Assert.Equal(0, ranOn);
    }
}
