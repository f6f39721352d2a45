namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>Classes of the program that derive from those of the framework and hand on to them.</summary>
internal static class DerivedPrograms
{
    [Correct("Synchronization contexts")]
    public static async Task Post_HandedOnToTheBase_CountsBoth()
    {
        var context = new Counting();
        int[] number = [0];
        var ended = new TaskCompletionSource();
        context.Post(_ => Count(), null);
        context.Post(_ => Count(), null);
        await ended.Task;
        Assert.Equal(2, context.Posted);

        void Count()
        {
            if (Interlocked.Increment(ref number[0]) == 2)
                ended.SetResult();
        }
    }

    [Wrong("Synchronization contexts")]
    public static async Task Post_HandedOnToTheBase_KeepsNoOrder()
    {
        var context = new Counting();
        var order = new List<int>();
        var ended = new TaskCompletionSource();
        context.Post(_ => Add(1), null);
        context.Post(_ => Add(2), null);
        await ended.Task;
        Assert.Equal(1, order[0]);

        void Add(int number)
        {
            order.Add(number);
            if (order.Count == 2)
                ended.SetResult();
        }
    }

    [Correct("TimeProvider")]
    public static async Task AProvider_ThatShiftsTheSystems_MovesWithIt()
    {
        var clock = new Shifted();
        var (utc, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        Assert.Equal(TimeSpan.FromHours(1), utc - TimeProvider.System.GetUtcNow());
        await Task.Delay(TimeSpan.FromHours(3), clock);
        Assert.Equal(TimeSpan.FromHours(3), clock.GetUtcNow() - utc);
        Assert.Equal(TimeSpan.FromHours(3), clock.GetElapsedTime(began));
        Assert.Equal(1, clock.Timers);
    }

    [Wrong("TimeProvider")]
    public static async Task AProvider_ThatShiftsTheSystems_DiffersWhenReadTwice()
    {
        var clock = new Shifted();
        var tick = Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(clock.GetUtcNow(), clock.GetUtcNow());
        await tick;
    }

    [Correct("Cancellation sources")]
    public static async Task ASource_ThatDerives_CountsItsDelayInVirtualTime()
    {
        using var source = new Named();
        var cancelled = new TaskCompletionSource();
        await using var registration = source.Token.Register(cancelled.SetResult);
        source.CancelAfter(TimeSpan.FromDays(1));
        await cancelled.Task;
        Assert.True(source.IsCancellationRequested);
    }

    [Wrong("Cancellation sources")]
    public static async Task ASource_ThatDerives_CancelsBetweenTwoQuestions()
    {
        using var source = new Named(TimeSpan.FromDays(1));
        var tick = Task.Delay(TimeSpan.FromDays(2), CancellationToken.None);
        Assert.Equal(source.IsCancellationRequested, source.IsCancellationRequested);
        await tick;
    }

    [Correct("Random values")]
    public static void ARandom_ThatDerives_StaysWithinItsLimits()
    {
        var dice = new Dice();
        for (var roll = 0; roll < 10; roll++)
            Assert.InRange(dice.Next(1, 7), 1, 6);
        Assert.Equal(10, dice.Rolls);
    }

    [Correct("Wait handles")]
    public static async Task AnEvent_ThatDerives_LetsItsWaiterGo()
    {
        using var done = new Done();
        var waiter = Task.Run(done.WaitOne);
        done.Set();
        Assert.True(await waiter);
    }

    [Wrong("Wait handles", Reports.ViolationKind.Stuck)]
    public static async Task AnEvent_ThatDerives_ForgetsWhatWasSetBeforeAReset()
    {
        using var done = new Done();
        var setter = Task.Run(done.Set);
        var resetter = Task.Run(done.Reset);
        done.WaitOne();
        await Task.WhenAll(setter, resetter);
    }

    private sealed class Counting : SynchronizationContext
    {
        private int _posted;

        public int Posted => Volatile.Read(ref _posted);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posted);
            base.Post(d, state);
        }
    }

    private sealed class Shifted : TimeProvider
    {
        public int Timers { get; private set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(1);

        public override long GetTimestamp() => base.GetTimestamp() + TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    private sealed class Named : CancellationTokenSource
    {
        public Named()
        {
        }

        public Named(TimeSpan delay)
            : base(delay)
        {
        }

        public string Name { get; private set; } = "alive";

        protected override void Dispose(bool disposing)
        {
            Name = "disposed";
            base.Dispose(disposing);
        }
    }

    private sealed class Dice : Random
    {
        public int Rolls { get; private set; }

        public override int Next(int minValue, int maxValue)
        {
            Rolls++;
            return base.Next(minValue, maxValue);
        }
    }

    private sealed class Done() : EventWaitHandle(initialState: false, EventResetMode.ManualReset);
}
