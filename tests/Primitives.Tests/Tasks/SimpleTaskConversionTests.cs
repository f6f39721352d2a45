#pragma warning disable CA2012 // What becomes of a value task is what these tests are about.

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskConversionTests
{
    private readonly Gate _gate = new();

    [Fact]
    public async Task AsTask_OfEither_EndsAsTheMethodDoes()
    {
        Task task = Suspended().AsTask();
        Task<int> taskOfInt = Suspended(2).AsTask();
        Assert.False(task.IsCompleted || taskOfInt.IsCompleted);
        _gates[0].Pass();
        _gates[1].Pass();

        await task;
        Assert.Equal(2, await taskOfInt);
        Assert.Equal(2, await taskOfInt);
        Assert.Same(Task.CompletedTask, default(SimpleTask).AsTask());
        Assert.Equal(4, await Completed(4).AsTask());
    }

    [Fact]
    public async Task AsValueTask_OfEither_EndsAsTheMethodDoes()
    {
        ValueTask task = Suspended().AsValueTask();
        ValueTask<int> taskOfInt = Suspended(2).AsValueTask();
        _gates[0].Pass();
        _gates[1].Pass();

        await task;
        Assert.Equal(2, await taskOfInt);
        Assert.Equal(default, default(SimpleTask).AsValueTask());
        Assert.Equal(4, await Completed(4).AsValueTask());
    }

    [Fact]
    public async Task Conversion_Implicit_IsTheSame()
    {
        Task task = Suspended();
        Task<int> taskOfInt = Suspended(2);
        ValueTask valueTask = Suspended();
        ValueTask<int> valueTaskOfInt = Suspended(4);
        foreach (Gate gate in _gates)
            gate.Pass();

        await Task.WhenAll(task, valueTask.AsTask());
        Assert.Equal(2, await taskOfInt);
        Assert.Equal(4, await valueTaskOfInt);
    }

    [Fact]
    public async Task AsTask_Fails_FailsInTheSameWay()
    {
        async SimpleTask<int> Run(Exception exception)
        {
            await _gate;
            throw exception;
        }

        Task faulted = Run(new NotSupportedException("escapes")).AsTask();
        _gate.Pass();
        Task canceled = Run(new OperationCanceledException("cancelled")).AsTask();
        _gate.Pass();

        Assert.Equal("escapes", (await Assert.ThrowsAsync<NotSupportedException>(() => faulted)).Message);
        Assert.True(faulted.IsFaulted);
        Assert.Equal("cancelled", (await Assert.ThrowsAsync<OperationCanceledException>(() => canceled)).Message);
        Assert.True(canceled.IsCanceled);
    }

    [Fact]
    public async Task AsTask_FailedWithoutSuspension_FailsInTheSameWay()
    {
        static async SimpleTask Run()
        {
            await Task.CompletedTask;
            throw new NotSupportedException("escapes");
        }

        await Assert.ThrowsAsync<NotSupportedException>(() => Run().AsTask());
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Run().AsValueTask());
    }

    public static TheoryData<string, Action<SimpleTask<int>>> Uses => new()
    {
        { "await", static task => task.GetAwaiter() },
        { "configured await", static task => task.ConfigureAwait(false).GetAwaiter() },
        { "AsTask", static task => task.AsTask() },
        { "AsValueTask", static task => task.AsValueTask() },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Use_ASecondTime_Throws(string name, Action<SimpleTask<int>> use)
    {
        SimpleTask<int> running = Suspended(1);
        use(running);
        var thrown = Assert.Throws<InvalidOperationException>(() => use(running));
        Assert.Contains("was awaited or converted before", thrown.Message, StringComparison.Ordinal);
        _gates[0].Pass();
        Assert.True(running.IsCompletedSuccessfully, name);
        Assert.Throws<InvalidOperationException>(() => use(running));

        SimpleTask<int> ended = Suspended(2);
        _gates[1].Pass();
        use(ended);
        Assert.Throws<InvalidOperationException>(() => use(ended));
    }

    [Fact]
    public void Use_ASecondTimeWithoutResult_Throws()
    {
        SimpleTask task = Suspended();
        task.ConfigureAwait(ConfigureAwaitOptions.None).GetAwaiter();

        Assert.Throws<InvalidOperationException>(() => task.GetAwaiter());
        Assert.Throws<InvalidOperationException>(() => { _ = task.AsTask(); });
        Assert.Throws<InvalidOperationException>(() => { _ = task.AsValueTask(); });
    }

    [Fact]
    public async Task Await_ASecondTimeWhileTheFirstIsSuspended_FaultsTheSecondOnly()
    {
        SimpleTask<int> task = Suspended(7);
        async Task<int> AwaitIt() => await task;

        Task<int> first = AwaitIt();
        Task<int> second = AwaitIt();
        await Assert.ThrowsAsync<InvalidOperationException>(() => second);
        _gates[0].Pass();

        Assert.Equal(7, await first);
    }

    [Fact]
    public void Use_ASecondTimeOfOneThatNeverSuspended_IsNotDetected()
    {
        SimpleTask<int> task = Completed(9);

        Assert.Equal(9, task.Outcome());
        Assert.Equal(9, task.Outcome());
    }

    [Fact]
    public void OnCompleted_TwiceOnOneAwaiter_Throws()
    {
        SimpleTaskAwaiter awaiter = Suspended().GetAwaiter();
        awaiter.UnsafeOnCompleted(static () => { });

        Assert.Contains("registered", Assert.Throws<InvalidOperationException>(
            () => awaiter.OnCompleted(static () => { })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => awaiter.OnCompleted(null!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fault_NobodyAwaits_ArrivesAsUnobserved(bool suspends)
    {
        string name = Guid.NewGuid().ToString();
        using var arrived = new ManualResetEventSlim();
        void Arrives(object? sender, UnobservedTaskExceptionEventArgs arguments)
        {
            if (arguments.Exception.InnerExceptions.Any(inner => inner.Message == name))
                arrived.Set();
        }

        TaskScheduler.UnobservedTaskException += Arrives;
        try
        {
            Abandon(name, suspends);
            for (int generation = 0; generation < 3 && !arrived.IsSet; generation++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.True(arrived.IsSet);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Arrives;
        }
    }

    [Fact]
    public void Fault_SuppressedByTheAwait_CountsAsSeen()
    {
        string name = Guid.NewGuid().ToString();
        bool arrived = false;
        void Arrives(object? sender, UnobservedTaskExceptionEventArgs arguments) =>
            arrived |= arguments.Exception.InnerExceptions.Any(inner => inner.Message == name);

        TaskScheduler.UnobservedTaskException += Arrives;
        try
        {
            Suppress(name);
            GC.Collect();
            GC.WaitForPendingFinalizers();

            Assert.False(arrived);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Arrives;
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Abandon(string name, bool suspends)
    {
        _ = Throwing(name, suspends);
        if (suspends)
            _gate.Pass();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Suppress(string name)
    {
        SimpleTask task = Throwing(name, suspends: true);
        _gate.Pass();
        task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
    }

    private async SimpleTask Throwing(string name, bool suspends)
    {
        if (suspends)
            await _gate;
        throw new NotSupportedException(name);
    }

    private readonly List<Gate> _gates = [];

    private async SimpleTask Suspended()
    {
        _gates.Add(new Gate());
        await _gates[^1];
    }

    private async SimpleTask<int> Suspended(int result)
    {
        _gates.Add(new Gate());
        await _gates[^1];
        return result;
    }

    private static async SimpleTask<int> Completed(int result)
    {
        await Task.CompletedTask;
        return result;
    }
}
