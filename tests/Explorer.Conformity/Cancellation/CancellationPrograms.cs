using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Cancellation;

/// <summary>Sources, tokens and registrations.</summary>
internal static class CancellationPrograms
{
    private const string Sources = "Cancellation sources";
    private const string Tokens = "Cancellation tokens";
    private const string Registrations = "Registrations with tokens";

    [Correct(Sources)]
    public static async Task CancelAsync_CancelsAtOnce_AndEndsAfterItsCallbacks()
    {
        using var source = new CancellationTokenSource();
        var ran = 0;
        source.Token.Register(() => Volatile.Write(ref ran, 1));
        var ended = source.CancelAsync();
        Assert.True(source.IsCancellationRequested);
        await ended;
        Assert.Equal(1, Volatile.Read(ref ran));
    }

    [Wrong(Sources)]
    public static async Task CancelAsync_NotAwaited_MayStillRunItsCallbacks()
    {
        using var source = new CancellationTokenSource();
        var ran = 0;
        source.Token.Register(() => Volatile.Write(ref ran, 1));
        var ended = source.CancelAsync();
        await Task.Yield();
        Assert.Equal(1, Volatile.Read(ref ran));
        await ended;
    }

    [Correct(Sources)]
    public static async Task CancelAfter_AndTryReset_OneOfTheTwo()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(10);
        await Task.Yield();
        var isReset = source.TryReset();
        Assert.Equal(!isReset, source.IsCancellationRequested);
    }

    [Wrong(Sources)]
    public static async Task CancelAfter_MayComeBeforeTheWork()
    {
        using var source = new CancellationTokenSource();
        var work = Task.Run(static () => { });
        source.CancelAfter(TimeSpan.FromHours(1));
        await work;
        Assert.False(source.IsCancellationRequested);
    }

    [Correct(Sources)]
    public static async Task LinkedSource_IsCancelledByEither()
    {
        using var a = new CancellationTokenSource();
        using var b = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(a.Token, b.Token);
        await Task.WhenAll(Task.Run(a.Cancel), Task.Run(b.Cancel));
        Assert.True(linked.Token.IsCancellationRequested);
    }

    [Wrong(Sources, ViolationKind.Exception)]
    public static async Task Dispose_BeforeTheCancellation_ThrowsThere()
    {
        var source = new CancellationTokenSource();
        var canceller = Task.Run(source.Cancel);
        await Task.Yield();
        source.Dispose();
        await canceller;
    }

    [Correct(Tokens)]
    public static async Task ThrowIfCancellationRequested_ThrowsOnlyAfterTheCancellation()
    {
        using var source = new CancellationTokenSource();
        var cancelled = 0;
        var canceller = Task.Run(() =>
        {
            Volatile.Write(ref cancelled, 1);
            source.Cancel();
        });
        try
        {
            source.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(1, Volatile.Read(ref cancelled));
        }
        await canceller;
    }

    [Wrong(Tokens)]
    public static async Task IsCancellationRequested_AskedTwice_Changes()
    {
        using var source = new CancellationTokenSource();
        var canceller = Task.Run(source.Cancel);
        var before = source.Token.IsCancellationRequested;
        Assert.Equal(before, source.Token.IsCancellationRequested);
        await canceller;
    }

    [Correct(Registrations)]
    public static async Task Dispose_OfARegistration_WaitsForItsCallback()
    {
        using var source = new CancellationTokenSource();
        var (began, ended) = (0, 0);
        var registration = source.Token.Register(
            _ =>
            {
                Volatile.Write(ref began, 1);
                Volatile.Write(ref ended, 1);
            },
            null);
        var canceller = Task.Run(source.Cancel);
        ((IDisposable)registration).Dispose();
        Assert.Equal(Volatile.Read(ref began), Volatile.Read(ref ended));
        await canceller;
    }

    [Wrong(Registrations)]
    public static async Task Unregister_DoesNotWaitForItsCallback()
    {
        using var source = new CancellationTokenSource();
        var (began, ended) = (0, 0);
        var registration = source.Token.Register(() =>
        {
            Volatile.Write(ref began, 1);
            Volatile.Write(ref ended, 1);
        });
        var canceller = Task.Run(source.Cancel);
        registration.Unregister();
        Assert.Equal(Volatile.Read(ref began), Volatile.Read(ref ended));
        await canceller;
    }

    [Correct(Registrations)]
    public static async Task Register_WithAContext_RunsThere_AndDisposeWaitsForIt()
    {
        using var source = new CancellationTokenSource();
        var context = new Elsewhere();
        SynchronizationContext.SetSynchronizationContext(context);
        var (began, ended) = (0, 0);
        var registration = source.Token.Register(
            () =>
            {
                Volatile.Write(ref began, 1);
                Volatile.Write(ref ended, 1);
            },
            useSynchronizationContext: true);
        SynchronizationContext.SetSynchronizationContext(null);
        var canceller = Task.Run(source.Cancel);
        await registration.DisposeAsync();
        Assert.Equal(Volatile.Read(ref began), Volatile.Read(ref ended));
        await canceller;
        Assert.Equal(Volatile.Read(ref began), context.Sends);
    }

    [Correct(Registrations)]
    public static void Cancel_CallbacksThatThrow_AreThrownTogether()
    {
        using var source = new CancellationTokenSource();
        source.Token.Register(static () => throw new InvalidOperationException("first"));
        source.Token.UnsafeRegister(static (_, token) => Assert.True(token.IsCancellationRequested), null);
        source.Token.Register(static _ => throw new InvalidOperationException("second"), null);
        var thrown = Assert.Throws<AggregateException>(source.Cancel);
        Assert.Equal(["second", "first"], thrown.InnerExceptions.Select(inner => inner.Message));
    }

    private sealed class Elsewhere : SynchronizationContext
    {
        public int Sends { get; private set; }

        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => d(state));

        public override void Send(SendOrPostCallback d, object? state)
        {
            Sends++;
            Task.Run(() => d(state)).Wait();
        }
    }
}
