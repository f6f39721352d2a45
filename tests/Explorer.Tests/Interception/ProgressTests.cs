namespace Weft.Exploration.Tests.Interception;

/// <summary>Progress and contexts, as the framework's.</summary>
public class ProgressTests
{
    [Fact]
    public void Report_UnderAContext_ArrivesThere() => Alike.Holds(static () =>
    {
        var context = new Immediate();
        SynchronizationContext.SetSynchronizationContext(context);
        var order = new List<string>();
        var progress = new Progress<int>(value => order.Add($"handler {value}"));
        SynchronizationContext.SetSynchronizationContext(null);
        progress.ProgressChanged += (sender, value) => order.Add($"event {value} {ReferenceEquals(sender, progress)}");
        ((IProgress<int>)progress).Report(4);
        Assert.Equal(["handler 4", "event 4 True"], order);
        Assert.Equal(1, context.Posts);
        Assert.Throws<ArgumentNullException>(static () => new Progress<int>(null!));
    });

    [Fact]
    public void Report_NobodyListens_PostsNothing() => Alike.Holds(static () =>
    {
        var context = new Immediate();
        SynchronizationContext.SetSynchronizationContext(context);
        ((IProgress<int>)new Progress<int>()).Report(1);
        SynchronizationContext.SetSynchronizationContext(null);
        Assert.Equal(0, context.Posts);
    });

    [Fact]
    public void OnReport_Overridden_IsCalled() => Alike.Holds(static () =>
    {
        var doubled = new Doubling();
        ((IProgress<int>)doubled).Report(4);
        Assert.Equal(8, doubled.Last);
    });

    [Fact]
    public void Register_WithState_AndContext_IsSentThere() => Alike.Holds(static () =>
    {
        var context = new Immediate();
        using var source = new CancellationTokenSource();
        SynchronizationContext.SetSynchronizationContext(context);
        var seen = new List<object?>();
        source.Token.Register(seen.Add, "state", useSynchronizationContext: true);
        source.Token.Register(() => seen.Add("none"), useSynchronizationContext: false);
        SynchronizationContext.SetSynchronizationContext(null);
        source.Cancel();
        Assert.Equal(["none", "state"], seen);
        Assert.Equal(1, context.Sends);
        Assert.Throws<ArgumentNullException>(() => source.Token.Register((Action)null!));
        Assert.Throws<ArgumentNullException>(() => source.Token.Register(null!, null, true));
    });

    [Fact]
    public void CancelAsync_EveryEnd_IsThatOfTheRealOne() => Alike.Holds(static async () =>
    {
        var source = new CancellationTokenSource();
        await source.CancelAsync();
        Assert.True(source.IsCancellationRequested);
        Assert.True(source.CancelAsync().IsCompletedSuccessfully);
        source.Dispose();
        var disposed = source.CancelAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => disposed);
        using var failing = new CancellationTokenSource();
        failing.Token.Register(static () => throw new FormatException());
        var ended = failing.CancelAsync();
        Assert.True(failing.IsCancellationRequested);
        await Assert.ThrowsAsync<AggregateException>(() => ended);
    });

    [Fact]
    public void TryReset_ThenCancelAfter_CountsAnew() => Explored.HoldsAlways(static async () =>
    {
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1));
        if (!source.TryReset())
            return; // the hour has passed before
        var began = TimeProvider.System.GetUtcNow();
        source.CancelAfter(TimeSpan.FromHours(3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, source.Token));
        Assert.Equal(TimeSpan.FromHours(3), TimeProvider.System.GetUtcNow() - began);
        Assert.False(source.TryReset());
    });

    [Fact]
    public void AsyncLocal_ChangeHandler_SeesEveryFlow() => Alike.Holds(static async () =>
    {
        var changes = new List<(int Before, int After, bool IsByFlow)>();
        var local = new AsyncLocal<int>(change =>
        {
            lock (changes)
                changes.Add((change.PreviousValue, change.CurrentValue, change.ThreadContextChanged));
        });
        local.Value = 1;
        Task<int> without;
        using (ExecutionContext.SuppressFlow())
            without = Run(() => local.Value);
        Assert.Equal(0, await without);
        Assert.Equal(1, await Run(() => local.Value));
        var context = ExecutionContext.Capture()!;
        local.Value = 2;
        ExecutionContext.Run(context, _ => Assert.Equal(1, local.Value), null);
        Assert.Contains((0, 1, false), changes);
        Assert.Contains((2, 1, true), changes);

        static Task<int> Run(Func<int> function) => Task.Run(function).WaitAsync(CancellationToken.None);
    });

    private sealed class Doubling : Progress<int>
    {
        public int Last { get; private set; }

        protected override void OnReport(int value) => Last = value * 2;
    }

    private sealed class Immediate : SynchronizationContext
    {
        public int Posts { get; private set; }

        public int Sends { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posts++;
            d(state);
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            Sends++;
            d(state);
        }
    }
}
