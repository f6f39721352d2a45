using System.Diagnostics;
using System.Reflection;
using Weft.Tests.Contexts;
using ThreadState = System.Threading.ThreadState;

namespace Weft.Tests.Events;

/// <summary>What others do while somebody changes the circle of waiters.</summary>
public sealed class AwaitableEventBusyTests
{
    [Fact]
    public void IsSet_Busy_IsFalse()
    {
        var e = new AwaitableEvent();

        BusyWord.During(e, () => Assert.False(e.IsSet));
    }

    [Fact]
    public void Set_Busy_WaitsAndThenReleases()
    {
        var e = new AwaitableEvent();
        Task wait = e.WaitAsync();

        AfterBusy(e, () => Assert.Equal(1, e.Set()));

        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public void WaitAsync_Busy_WaitsAndThenEnlists()
    {
        var e = new AwaitableEvent();

        AfterBusy(e, () => Assert.False(e.WaitAsync().IsCompleted));

        Assert.Equal(1, e.Set());
    }

    [Fact]
    public void Snapshot_Busy_WaitsAndThenTells()
    {
        var e = new AwaitableEvent();
        _ = e.WaitAsync();

        AfterBusy(e, () => Assert.Equal(1, e.Snapshot().Count));
    }

    [Fact]
    public void Mark_TakenForAWaiter_Throws()
    {
        Assert.Throws<UnreachableException>(((IThreadPoolWorkItem)BusyWord.Mark).Execute);
        PropertyInfo kind = BusyWord.Mark.GetType().GetProperty("Kind")!;
        var thrown = Assert.Throws<TargetInvocationException>(() => kind.GetValue(BusyWord.Mark));
        Assert.IsType<UnreachableException>(thrown.InnerException);
    }

    // Whoever spins for long sleeps between two looks: that is how it is seen that he spins.
    private static void AfterBusy(AwaitableEvent e, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action)) { IsBackground = true };
        BusyWord.During(e, () =>
        {
            thread.Start();
            bool sleeps = SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(30));
            Assert.True(sleeps, "The thread does not spin.");
        });
        thread.Join();
        Assert.Null(failure);
    }
}
