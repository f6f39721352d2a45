using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Cancellation;

/// <summary>Callbacks of tokens: who waits for them, and with what in hand; and sources that follow others.</summary>
internal static class CallbackPrograms
{
    private const string Sources = "Cancellation sources";
    private const string Registrations = "Registrations with tokens";

    [Wrong(Registrations, ViolationKind.Stuck)]
    public static async Task Dispose_UnderTheLockThatTheCallbackWants_IsStuck()
    {
        var gate = new object();
        using var source = new CancellationTokenSource();
        var registration = source.Token.Register(() =>
        {
            lock (gate)
                Interleaving.Point();
        });
        var canceller = Task.Run(source.Cancel);
        await Task.Yield();
        lock (gate)
            registration.Dispose();
        await canceller;
    }

    [Correct(Registrations, IsSmall = false)]
    public static async Task Unregister_UnderTheLockThatTheCallbackWants_GoesOn()
    {
        var gate = new object();
        using var source = new CancellationTokenSource();
        var ran = false;
        var registration = source.Token.Register(() =>
        {
            lock (gate)
                ran = true;
        });
        var canceller = Task.Run(source.Cancel);
        bool isTakenBack;
        lock (gate)
            isTakenBack = registration.Unregister();
        await canceller;
        Assert.NotEqual(isTakenBack, ran);
    }

    [Wrong(Registrations)]
    public static async Task UnsafeRegister_WhileItIsCancelled_RunsAtOnceOrLater()
    {
        using var source = new CancellationTokenSource();
        var canceller = Task.Run(source.Cancel);
        var ran = 0;
        using var registration = source.Token.UnsafeRegister(_ => Volatile.Write(ref ran, 1), null);
        Assert.Equal(0, Volatile.Read(ref ran));
        await canceller;
    }

    [Wrong(Sources)]
    public static async Task LinkedSource_OfWhatIsBeingCancelled_MayNotBeCancelledYet()
    {
        using var source = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
        var seen = 0;
        var canceller = Task.Run(source.Cancel);
        var watcher = Task.Run(() =>
        {
            if (source.IsCancellationRequested)
                Assert.True(linked.IsCancellationRequested);
            Interlocked.Increment(ref seen);
        });
        await Task.WhenAll(canceller, watcher);
        Assert.Equal(1, seen);
    }

    [Correct(Sources)]
    public static async Task LinkedSource_DisposedOfFirst_IsLeftAlone()
    {
        using var source = new CancellationTokenSource();
        var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
        var ran = 0;
        linked.Token.Register(() => Volatile.Write(ref ran, 1));
        var canceller = Task.Run(source.Cancel);
        linked.Dispose();
        var atDisposal = Volatile.Read(ref ran);
        await canceller;
        Assert.Equal(atDisposal, Volatile.Read(ref ran));
    }
}
