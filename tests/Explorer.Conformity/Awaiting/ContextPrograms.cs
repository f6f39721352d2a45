namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>Synchronization contexts and progress.</summary>
internal static class ContextPrograms
{
    private const string Family = "Synchronization contexts";

    [Correct(Family)]
    public static async Task Post_TwoIncrementsInTwoSteps_OnOneThread_AreBothKept()
    {
        var context = new OneThread();
        int[] number = [0];
        var first = Task.Run(() => context.Send(_ => Tasks.Add.InTwoSteps(number)(), null));
        var second = Task.Run(() => context.Send(_ => Tasks.Add.InTwoSteps(number)(), null));
        await Task.WhenAll(first, second);
        Assert.Equal(2, number[0]);
    }

    [Wrong(Family)]
    public static async Task Post_ToTheBaseClass_LosesOne()
    {
        var context = new SynchronizationContext();
        int[] number = [0];
        var ended = new TaskCompletionSource();
        var left = 2;
        for (var posted = 0; posted < 2; posted++)
            context.Post(_ => Work(), null);
        await ended.Task;
        Assert.Equal(2, number[0]);

        void Work()
        {
            Tasks.Add.InTwoSteps(number)();
            if (Interlocked.Decrement(ref left) == 0)
                ended.SetResult();
        }
    }

    [Correct(Family)]
    public static async Task Await_UnderAContext_ComesBackToIt_AndLeavesItWhenTold()
    {
        var context = new OneThread();
        SynchronizationContext.SetSynchronizationContext(context);
        await Task.Run(static () => { });
        Assert.Same(context, SynchronizationContext.Current);
        await Task.Run(static () => Assert.Null(SynchronizationContext.Current)).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Assert.Null(SynchronizationContext.Current);
    }

    [Correct(Family)]
    public static async Task AwaitOfAValue_LeavesTheContextWhenTold()
    {
        var source = new TaskCompletionSource<int>();
        var waiter = Wait();
        await Task.Run(() => source.SetResult(4));
        await waiter;

        async Task Wait()
        {
            SynchronizationContext.SetSynchronizationContext(new OneThread());
            Assert.Equal(4, await new ValueTask<int>(source.Task).ConfigureAwait(false));
            Assert.Null(SynchronizationContext.Current);
        }
    }

    [Correct(Family)]
    public static async Task Iteration_LeavesTheContextWhenTold()
    {
        var source = new TaskCompletionSource<int>();
        var waiter = Iterate();
        await Task.Run(() => source.SetResult(6));
        await waiter;

        async Task Iterate()
        {
            SynchronizationContext.SetSynchronizationContext(new OneThread());
            await foreach (var number in Numbers().ConfigureAwait(false))
                Assert.Equal(6, number);
            Assert.Null(SynchronizationContext.Current);
        }

        async IAsyncEnumerable<int> Numbers()
        {
            yield return await source.Task.ConfigureAwait(false);
        }
    }

    [Correct(Family)]
    public static async Task SetResult_UnderAContext_DoesNotLeadItIntoACodeThatLeftIt()
    {
        var source = new TaskCompletionSource();
        var waiter = Wait();
        var context = new OneThread();
        await Task.Run(() => context.Send(_ => source.SetResult(), null));
        await waiter;

        async Task Wait()
        {
            await source.Task.ConfigureAwait(false);
            Assert.Null(SynchronizationContext.Current);
        }
    }

    [Wrong(Family, Reports.ViolationKind.Stuck)]
    public static async Task GetResult_OnTheContextsOwnThread_IsStuckIfTheTaskIsNotThereYet()
    {
        var source = new TaskCompletionSource();
        var setter = Task.Run(source.SetResult);
        var caller = Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Never());
            Method().GetAwaiter().GetResult();
        });
        await Task.WhenAll(setter, caller);

        async Task Method() => await source.Task;
    }

    [Correct("Progress")]
    public static async Task Report_BothArrive()
    {
        var sum = 0;
        var ended = new TaskCompletionSource();
        IProgress<int> progress = new Progress<int>(value =>
        {
            if (Interlocked.Add(ref sum, value) == 3)
                ended.SetResult();
        });
        progress.Report(1);
        progress.Report(2);
        await ended.Task;
    }

    [Wrong("Progress")]
    public static async Task Report_OfTheSecond_ArrivesFirst()
    {
        var order = new List<int>();
        var ended = new TaskCompletionSource();
        var progress = new Progress<int>();
        progress.ProgressChanged += (_, value) =>
        {
            order.Add(value);
            if (order.Count == 2)
                ended.SetResult();
        };
        ((IProgress<int>)progress).Report(1);
        ((IProgress<int>)progress).Report(2);
        await ended.Task;
        Assert.Equal(1, order[0]);
    }

    private sealed class OneThread : SynchronizationContext
    {
        private readonly Lock _lock = new();

        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => Send(d, state));

        public override void Send(SendOrPostCallback d, object? state)
        {
            lock (_lock)
            {
                var outer = Current;
                SetSynchronizationContext(this);
                d(state);
                SetSynchronizationContext(outer);
            }
        }
    }

    /// <summary>The context of a thread that does not come to look at what was posted.</summary>
    private sealed class Never : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
