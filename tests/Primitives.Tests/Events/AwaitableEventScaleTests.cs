using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>100,000 of something, on a thread with 256 KB of stack.</summary>
public sealed class AwaitableEventScaleTests
{
    private const int Count = 100_000;
    private const int SmallStack = 256 * 1024;

    public static TheoryData<ContinuationMode> Modes => [ContinuationMode.Queued, ContinuationMode.Inline];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Set_ManyWaiters_ReleasesAll(ContinuationMode mode) => OtherThread.Run(
        () =>
        {
            var e = new AwaitableEvent(continuations: mode);
            Task[] waits = [.. Enumerable.Range(0, Count).Select(_ => Wait(e))];

            Assert.Equal(Count, e.Set());

            Task.WaitAll(waits);
        },
        SmallStack);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Set_ChainOfEventsThatSetEachOther_ReachesTheEnd(ContinuationMode mode) => OtherThread.Run(
        () =>
        {
            AwaitableEvent[] chain = [.. Enumerable.Range(0, Count + 1).Select(_ => new AwaitableEvent(continuations: mode))];
            Task[] links = [.. Enumerable.Range(0, Count).Select(place => Pass(chain[place], chain[place + 1]))];

            chain[0].Set();
            Task.WaitAll(links);

            Assert.True(chain[^1].IsSet);
        },
        SmallStack);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Set_ChainOfContinuationsByHand_ReachesTheEnd(ContinuationMode mode) => OtherThread.Run(
        () =>
        {
            using var ended = new ManualResetEventSlim();
            AwaitableEvent[] chain = [.. Enumerable.Range(0, Count).Select(_ => new AwaitableEvent(continuations: mode))];
            for (int i = 0; i < Count - 1; i++)
            {
                AwaitableEvent next = chain[i + 1];
                chain[i].GetAwaiter().UnsafeOnCompleted(() => next.Set());
            }

            chain[^1].GetAwaiter().UnsafeOnCompleted(ended.Set);

            chain[0].Set();

            ended.Wait();
        },
        SmallStack);

    [Fact]
    public async Task Cancel_ManyWaitersInAnyOrder_LeavesThoseWhoStay()
    {
        var e = new AwaitableEvent();
        CancellationTokenSource[] sources = [.. Enumerable.Range(0, Count).Select(_ => new CancellationTokenSource())];
        Task<WaitOutcome>[] waits = [.. sources.Select(source => e.WaitOutcomeAsync(source.Token).AsTask())];

        // 7919 is a prime that does not divide the count: every place comes once, and neighbours do not.
        for (int i = 0; i < Count - 10; i++)
            sources[(int)((long)i * 7919 % Count)].Cancel();

        Assert.Equal(10, e.Set());
        WaitOutcome[] outcomes = await Task.WhenAll(waits);
        Assert.Equal(10, outcomes.Count(outcome => outcome == WaitOutcome.Signaled));
    }

    private static async Task Wait(AwaitableEvent e) => await e;

    private static async Task Pass(AwaitableEvent from, AwaitableEvent to)
    {
        await from;
        to.Set();
    }
}
