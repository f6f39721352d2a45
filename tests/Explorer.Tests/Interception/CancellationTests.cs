using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Cancellation: callbacks run inside the call that cancels, and taking one back waits for it if it runs elsewhere.</summary>
public class CancellationTests
{
    [Fact]
    public void Register_AlreadyCancelled_RunsAtOnce() => Explored.HoldsAlways(static () =>
    {
        var ran = false;
        new CancellationToken(canceled: true).Register(() => ran = true);
        Assert.True(ran);
        return Task.CompletedTask;
    });

    [Fact]
    public void Cancel_Callbacks_RunInsideLastFirst() => Explored.HoldsAlways(static () =>
    {
        var order = new List<int>();
        using var source = new CancellationTokenSource();
        source.Token.Register(() => order.Add(1));
        source.Token.Register(state => order.Add((int)state!), 2);
        source.Token.UnsafeRegister((state, token) => order.Add(token == source.Token ? (int)state! : -1), 3);
        source.Cancel();
        Assert.Equal([3, 2, 1], order);
        return Task.CompletedTask;
    });

    [Fact]
    public void Cancel_CallbackThrows_IsThrownToTheCanceller() => Explored.HoldsAlways(static () =>
    {
        using var source = new CancellationTokenSource();
        source.Token.Register(static () => throw new InvalidOperationException("callback"));
        var thrown = Assert.Throws<AggregateException>(source.Cancel);
        Assert.Equal("callback", thrown.InnerException!.Message);
        return Task.CompletedTask;
    });

    [Fact]
    public void Cancel_AgainstRegister_RunsTheCallbackOnce() => Explored.HoldsAlways(static async () =>
    {
        using var source = new CancellationTokenSource();
        var ran = 0;
        await Task.WhenAll(
            Task.Run(source.Cancel),
            Task.Run(() => source.Token.Register(() => Interlocked.Increment(ref ran))));
        Assert.Equal(1, ran);
    });

    [Fact]
    public void Dispose_CallbackRunsElsewhere_WaitsForItsEnd() => Explored.HoldsAlways(static () => EndRegistration(static registration =>
    {
        registration.Dispose();
        return default;
    }));

    [Fact]
    public void DisposeAsync_CallbackRunsElsewhere_WaitsForItsEnd() =>
        Explored.HoldsAlways(static () => EndRegistration(static registration => registration.DisposeAsync()));

    [Fact]
    public void Unregister_CallbackRunsElsewhere_DoesNotWait() =>
        Explored.FailsSometimes(static () => EndRegistration(static registration =>
    {
        registration.Unregister();
        return default;
    }));

    [Fact]
    public void Dispose_InsideItsOwnCallback_DoesNotWait() => Explored.HoldsAlways(static () =>
    {
        using var source = new CancellationTokenSource();
        CancellationTokenRegistration registration = default;
        registration = source.Token.Register(() => registration.Dispose());
        source.Cancel();
        return Task.CompletedTask;
    });

    [Fact]
    public void Dispose_OfOneThatNeedsTheDisposer_IsStuck()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                using var source = new CancellationTokenSource();
                var mayEnd = new TaskCompletionSource();
                var registration = source.Token.Register(() => mayEnd.Task.Wait());
                var canceller = Task.Run(source.Cancel);
                registration.Dispose();
                mayEnd.SetResult();
                await canceller;
            },
            ViolationKind.Stuck);
        Assert.Contains("CancellationTests", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateLinkedTokenSource_EveryForm_IsCancelledByEach() => Explored.Holds(static async () =>
    {
        using var a = new CancellationTokenSource();
        using var b = new CancellationTokenSource();
        using var one = CancellationTokenSource.CreateLinkedTokenSource(a.Token);
        using var two = CancellationTokenSource.CreateLinkedTokenSource(a.Token, b.Token);
        using var many = CancellationTokenSource.CreateLinkedTokenSource([b.Token, a.Token, default]);
        await Task.Run(b.Cancel);
        Assert.False(one.IsCancellationRequested);
        Assert.True(two.IsCancellationRequested && many.Token.IsCancellationRequested);
        await Task.Run(() => a.Cancel(throwOnFirstException: true));
        Assert.Throws<OperationCanceledException>(one.Token.ThrowIfCancellationRequested);
    });

    [Fact]
    public void Dispose_OfALinkedSourceThatIsBeingCancelled_WaitsInTheModel() => Explored.HoldsAlways(static async () =>
    {
        using var source = new CancellationTokenSource();
        var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
        linked.Token.Register(Interleaving.Point);
        var canceller = Task.Run(source.Cancel);
        linked.Dispose();
        await canceller;
    });

    [Fact]
    public void CancelAfter_OfALinkedSource_CountsInVirtualTime() => Explored.HoldsAlways(static async () =>
    {
        using var source = new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
        linked.CancelAfter(TimeSpan.FromDays(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, linked.Token));
        Assert.False(source.IsCancellationRequested);
    });

    [Fact]
    public void Dispose_BetweenAnotherStepAndCancel_IsFound()
    {
        Explored.Fails(static () => CancelDisposed(useStatement: false), ViolationKind.Exception);
        Explored.Fails(static () => CancelDisposed(useStatement: true), ViolationKind.Exception);
    }

    [Fact]
    public void Run_CancelledWhileQueued_MayNeverStart()
    {
        Explored.Fails(static () => AssertCancelledBeforeStart(expected: true), ViolationKind.Assertion);
        Explored.Fails(static () => AssertCancelledBeforeStart(expected: false), ViolationKind.Assertion);
    }

    [Fact]
    public void IsCancellationRequested_AskedBeforeTheWork_MayChangeAfterwards() => Explored.Fails(static async () =>
    {
        using var source = new CancellationTokenSource();
        var token = source.Token;
        var canceller = Task.Run(source.Cancel);
        if (!token.IsCancellationRequested)
        {
            Interleaving.Point();
            Assert.False(token.IsCancellationRequested);
        }
        await canceller;
    }, ViolationKind.Assertion);

    // Wrong only if the cancellation comes between the last step of the owner and its disposal of the source.
    private static async Task CancelDisposed(bool useStatement)
    {
        var source = new CancellationTokenSource();
        var isDone = false; // a plain local: reading and writing it is no step
        source.Token.Register(() =>
        {
            if (isDone)
                Interleaving.Violated(new InvalidOperationException("cancelled what was done"));
        });
        var canceller = Task.Run(() =>
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
            }
        });
        if (useStatement)
        {
            using (source)
                isDone = true;
        }
        else
        {
            isDone = true;
            source.Dispose();
        }
        await canceller;
    }

    private static async Task EndRegistration(Func<CancellationTokenRegistration, ValueTask> end)
    {
        using var source = new CancellationTokenSource();
        var (began, ended) = (0, 0);
        var registration = source.Token.Register(() =>
        {
            Interlocked.Increment(ref began);
            Interlocked.Increment(ref ended);
        });
        var canceller = Task.Run(source.Cancel);
        await end(registration);
        Assert.Equal(Volatile.Read(ref began), Volatile.Read(ref ended));
        await canceller;
    }

    private static async Task AssertCancelledBeforeStart(bool expected)
    {
        using var source = new CancellationTokenSource();
        var ran = false;
        var task = Task.Run(() => { ran = true; }, source.Token);
        source.Cancel();
        await task.ContinueWith(static _ => { });
        Assert.Equal(expected, !ran);
        Assert.Equal(task.IsCanceled, !ran);
    }
}
