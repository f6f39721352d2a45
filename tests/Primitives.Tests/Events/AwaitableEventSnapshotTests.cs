using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>Who waits, for diagnostics and for debuggers.</summary>
public sealed class AwaitableEventSnapshotTests
{
    private const string Here = "Weft.Tests.Events.AwaitableEventSnapshotTests";

    [Fact]
    public void Snapshot_NobodyWaits_IsEmpty()
    {
        AwaitableEventSnapshot unset = new AwaitableEvent().Snapshot();
        AwaitableEventSnapshot set = new AwaitableEvent(initiallySet: true).Snapshot();

        Assert.Equal((false, 0, 0), (unset.IsSet, unset.Count, unset.Waits.Count));
        Assert.Equal((true, 0, 0), (set.IsSet, set.Count, set.Waits.Count));
        Assert.Equal("unset, 0 waiting", unset.ToString());
        Assert.Equal("set", set.ToString());
    }

    [Fact]
    public void Snapshot_WaitsOfEachKind_TellsThemOldestFirst()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        _ = WaitInAMethod(e);
        _ = Ambient.In(new RecordingContext(), () => WaitInAMethod(e));
        _ = WaitInALocalFunction();
        ((Func<Task>)(async () => await e))();
        Ambient.Without(() => e.GetAwaiter().UnsafeOnCompleted(ContinueByHand));
        e.GetAwaiter().UnsafeOnCompleted(() => _ = e.IsSet);
        _ = e.WaitAsync();
        _ = e.WaitAsync(source.Token);
        Task<WaitOutcome> outcome = e.WaitOutcomeAsync().AsTask();

        AwaitableEventSnapshot snapshot = e.Snapshot();

        Assert.Equal(9, snapshot.Count);
        Assert.Equal(
            [
                new WaitDescription(WaitKind.Await, $"{Here}.{nameof(WaitInAMethod)}"),
                new WaitDescription(WaitKind.Await, $"{Here}.{nameof(WaitInAMethod)}"),
                new WaitDescription(WaitKind.Await, $"{Here}.{nameof(Snapshot_WaitsOfEachKind_TellsThemOldestFirst)}"),
                new WaitDescription(WaitKind.Await, $"{Here}.{nameof(Snapshot_WaitsOfEachKind_TellsThemOldestFirst)}"),
                new WaitDescription(WaitKind.Await, $"{Here}.{nameof(ContinueByHand)}"),
                new WaitDescription(WaitKind.Await, $"{Here}.{nameof(Snapshot_WaitsOfEachKind_TellsThemOldestFirst)}"),
                new WaitDescription(WaitKind.Task, null),
                new WaitDescription(WaitKind.Task, null),
                new WaitDescription(WaitKind.Outcome, null),
            ],
            snapshot.Waits);
        string first = $"unset, 9 waiting{Environment.NewLine}  Await: {Here}.WaitInAMethod";
        Assert.StartsWith(first, snapshot.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"{Environment.NewLine}  Outcome", snapshot.ToString(), StringComparison.Ordinal);
        Assert.Equal(9, e.Set());
        Assert.False(outcome.IsCanceled);

        async Task WaitInALocalFunction() => await e;
    }

    [Fact]
    public void Snapshot_ContinuationOfNoClass_TellsItsName()
    {
        var e = new AwaitableEvent();
        var method = new DynamicMethod("made_at_run_time", null, null);
        method.GetILGenerator().Emit(OpCodes.Ret);
        e.GetAwaiter().OnCompleted(method.CreateDelegate<Action>());

        Assert.Equal("made_at_run_time", Assert.Single(e.Snapshot().Waits).Who);
    }

    [Theory]
    [InlineData(null, "thread {0}")]
    [InlineData("a worker", "thread {0} 'a worker'")]
    public void Snapshot_BlockedThread_NamesIt(string? name, string expected)
    {
        var e = new AwaitableEvent();
        var thread = new Thread(() => e.Wait()) { Name = name, IsBackground = true };
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => e.Snapshot().Count == 1, TimeSpan.FromSeconds(30)), "The thread does not wait.");

        WaitDescription wait = Assert.Single(e.Snapshot().Waits);

        Assert.Equal(WaitKind.Thread, wait.Kind);
        Assert.Equal(string.Format(null, expected, thread.ManagedThreadId), wait.Who);
        e.Set();
        thread.Join();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void Snapshot_Limited_CountsAllAndTellsTheOldest(int maximum)
    {
        var e = new AwaitableEvent();
        for (int i = 0; i < 3; i++)
            _ = e.WaitAsync();

        AwaitableEventSnapshot snapshot = e.Snapshot(maximum);

        Assert.Equal(3, snapshot.Count);
        Assert.Equal(Math.Min(3, maximum), snapshot.Waits.Count);
    }

    [Fact]
    public void Snapshot_AfterCancellation_CountsThoseWhoAreLeft()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        _ = e.WaitAsync();
        _ = e.WaitAsync(source.Token);

        source.Cancel();

        Assert.Equal(1, e.Snapshot().Count);
    }

    [Fact]
    public void Snapshot_NegativeMaximum_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => new AwaitableEvent().Snapshot(-1));

    [Fact]
    public void DebuggerDisplay_EachState_TellsItWithoutWaiting()
    {
        var e = new AwaitableEvent();
        Assert.Equal("unset, 0 waiting", DebuggerText(e));
        _ = e.WaitAsync();
        Assert.Equal("unset, 1 waiting", DebuggerText(e));
        BusyWord.During(e, () => Assert.Equal("unset, being changed", DebuggerText(e)));
        Assert.Equal(1, e.Set());
        Assert.Equal("set", DebuggerText(e));
    }

    [Fact]
    public void DebuggerTypeProxy_EachState_TellsItWithoutWaiting()
    {
        var e = new AwaitableEvent();
        _ = e.WaitAsync();
        object view = View(e);
        Assert.Equal((false, (int?)1), (Of<bool>(view, "IsSet"), Of<int?>(view, "Count")));
        Assert.Equal([new WaitDescription(WaitKind.Task, null)], Of<IReadOnlyList<WaitDescription>>(view, "Waits"));

        BusyWord.During(e, () =>
        {
            object stopped = View(e);
            Assert.Equal((false, (int?)null), (Of<bool>(stopped, "IsSet"), Of<int?>(stopped, "Count")));
            Assert.Empty(Of<IReadOnlyList<WaitDescription>>(stopped, "Waits"));
        });
    }

    private static string DebuggerText(AwaitableEvent e) =>
        (string)typeof(AwaitableEvent).GetProperty("DebuggerText", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(e)!;

    private static object View(AwaitableEvent e)
    {
        string name = typeof(AwaitableEvent).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName;
        return Activator.CreateInstance(Type.GetType(name)!, e)!;
    }

    private static T Of<T>(object view, string property) => (T)view.GetType().GetProperty(property)!.GetValue(view)!;

    private static async Task WaitInAMethod(AwaitableEvent e) => await e;

    private static void ContinueByHand()
    {
    }
}
