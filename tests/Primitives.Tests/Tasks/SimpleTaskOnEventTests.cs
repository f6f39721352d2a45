using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

/// <summary>A method that awaits an event is its own node there.</summary>
public sealed class SimpleTaskOnEventTests
{
    private readonly AwaitableEvent _inline = new(continuations: ContinuationMode.Inline);
    private readonly List<string> _log = [];

    private async SimpleTask Wait(string name)
    {
        await _inline;
        _log.Add(name);
    }

    [Fact]
    public void Await_OfAnInlineEvent_GoesOnInsideSetOldestFirst() => Ambient.Without(() =>
    {
        SimpleTask[] waits = [Wait("first"), Wait("second"), Wait("third")];

        Assert.Equal(3, _inline.Set());

        Assert.Equal(["first", "second", "third"], _log);
        Assert.All(waits, wait => Assert.True(wait.IsCompletedSuccessfully));
    });

    [Fact]
    public async Task Await_OfAQueuedEvent_GoesOnOnThePool()
    {
        var queued = new AwaitableEvent();
        int thread = 0;
        async SimpleTask Run()
        {
            await queued.ConfigureAwait(false);
            thread = Environment.CurrentManagedThreadId;
        }

        int here = 0;
        Task run = Task.CompletedTask;
        OtherThread.Run(() =>
        {
            here = Environment.CurrentManagedThreadId;
            run = Run().AsTask();
            Assert.Equal(1, queued.Set());
        });

        await run;
        Assert.NotEqual(here, thread);
    }

    [Fact]
    public void Await_AgainAndAgain_IsANodeEachTime() => Ambient.Without(() =>
    {
        async SimpleTask<int> Run()
        {
            int rounds = 0;
            while (rounds < 3)
            {
                await _inline;
                rounds++;
            }

            return rounds;
        }

        SimpleTask<int> run = Run();
        Assert.Equal(1, _inline.Pulse());
        Assert.Equal(1, _inline.Pulse());
        Assert.False(run.IsCompleted);
        Assert.Equal(1, _inline.Pulse());

        Assert.Equal(3, run.Outcome());
        Assert.Equal(0, _inline.Pulse());
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Await_InAContext_GoesOnThereUnlessItIsNotWanted(bool continueOnCapturedContext)
    {
        async SimpleTask Run()
        {
            await _inline.ConfigureAwait(continueOnCapturedContext);
            _log.Add("configured");
        }

        var context = new RecordingContext();
        Ambient.In(context, () => _ = Wait("plain"));
        Ambient.In(context, () => _ = Run());
        Ambient.Without(_inline.Set);

        Assert.Equal(continueOnCapturedContext ? [] : ["configured"], _log);
        context.RunAll();
        Assert.Equal(continueOnCapturedContext ? ["plain", "configured"] : ["configured", "plain"], _log);
    }

    [Fact]
    public async Task Await_ForceYielding_SuspendsOnASetEvent()
    {
        _inline.Set();
        async SimpleTask Run() => await _inline.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        SimpleTask run = default;
        bool hasEnded = true;
        int here = 0, there = 0;
        async SimpleTask Outer()
        {
            await _inline.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            there = Environment.CurrentManagedThreadId;
        }

        OtherThread.Run(() =>
        {
            here = Environment.CurrentManagedThreadId;
            run = Run();
            hasEnded = Outer().AsTask().Wait(TimeSpan.FromSeconds(30));
        });

        await run;
        Assert.True(hasEnded);
        Assert.NotEqual(here, there);
    }

    [Fact]
    public void Snapshot_OfAMethodThatWaits_NamesIt() => Ambient.Without(() =>
    {
        _ = Wait("named");
        _ = WaitWithResult();

        Assert.Equal(
            [$"{GetType().FullName}.{nameof(Wait)}", $"{GetType().FullName}.{nameof(WaitWithResult)}"],
            _inline.Snapshot().Waits.Select(wait => wait.Who));
        Assert.All(_inline.Snapshot().Waits, wait => Assert.Equal(WaitKind.Await, wait.Kind));
    });

    [Fact]
    public void Set_AChainOf100000EventsThatSetEachOther_NeedsNoStack() => OtherThread.Run(
        () =>
        {
            const int Length = 100_000;
            var events = new AwaitableEvent[Length + 1];
            for (int i = 0; i <= Length; i++)
                events[i] = new AwaitableEvent(continuations: ContinuationMode.Inline);

            static async SimpleTask Link(AwaitableEvent awaited, AwaitableEvent next)
            {
                await awaited;
                next.Set();
            }

            for (int i = 0; i < Length; i++)
                _ = Link(events[i], events[i + 1]);
            events[0].Set();
            Assert.True(events[Length].Wait(TimeSpan.FromSeconds(30)));
        },
        stackBytes: 256 * 1024);

    private async SimpleTask<int> WaitWithResult()
    {
        await _inline;
        return 1;
    }
}
