using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

public sealed class AwaitableEventPulseTests
{
    [Fact]
    public void Pulse_NobodyWaits_ReleasesNobodyAndStaysUnset()
    {
        var e = new AwaitableEvent();

        Assert.Equal(0, e.Pulse());

        Assert.False(e.IsSet);
    }

    [Fact]
    public void Pulse_Set_ReleasesNobodyAndResets()
    {
        var e = new AwaitableEvent(initiallySet: true);

        Assert.Equal(0, e.Pulse());

        Assert.False(e.IsSet);
        Assert.False(e.WaitAsync().IsCompleted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Pulse_WithWaiters_ReleasesAndCountsThemAndStaysUnset(int count)
    {
        var e = new AwaitableEvent();
        Task[] waits = [.. Enumerable.Range(0, count).Select(_ => e.WaitAsync())];

        Assert.Equal(count, e.Pulse());

        Assert.All(waits, wait => Assert.True(wait.IsCompletedSuccessfully));
        Assert.False(e.IsSet);
        Assert.False(e.WaitAsync().IsCompleted);
    }

    [Fact]
    public void Pulse_WaiterWaitsAgainMeanwhile_LeavesTheNewWaitSuspended()
    {
        var e = new AwaitableEvent();
        Task? again = null;
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(() => again = e.WaitAsync()));
        Task other = e.WaitAsync();

        Assert.Equal(2, e.Pulse());

        Assert.True(other.IsCompletedSuccessfully);
        Assert.False(again!.IsCompleted);
        Assert.Equal(1, e.Pulse());
        Assert.True(again.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_AfterAPulseAndInANewCircle_TakesNobodyAlong()
    {
        // The cancelled waiter once stood where the newcomer stands now: first of its circle.
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task? newcomer = null;
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(() =>
        {
            newcomer = e.WaitAsync();
            source.Cancel();
        }));
        Task old = e.WaitAsync(source.Token);

        // The pulse has taken both; the first one cancels the second, which has not been touched yet.
        Assert.Equal(2, e.Pulse());

        Assert.True(old.IsCompletedSuccessfully);
        Assert.False(newcomer!.IsCompleted);
        Assert.Equal(1, e.Set());
        Assert.True(newcomer.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_AfterAPulseAndNobodyWaits_StaysReleased()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(source.Cancel));
        Task old = e.WaitAsync(source.Token);

        Assert.Equal(2, e.Pulse());

        Assert.True(old.IsCompletedSuccessfully);
    }
}
