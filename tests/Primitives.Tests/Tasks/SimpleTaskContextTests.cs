using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskContextTests
{
    private readonly Gate _gate = new();
    private readonly List<string> _log = [];

    private async SimpleTask Inner()
    {
        await _gate;
        _log.Add("inner");
    }

    private async SimpleTask Outer()
    {
        await Inner();
        _log.Add("outer");
    }

    private async Task OuterOfAnotherKind()
    {
        await Inner();
        _log.Add("outer");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Await_InAContext_GoesOnThere(bool ofItsOwnKind)
    {
        var context = new RecordingContext();
        Ambient.In(context, () => ofItsOwnKind ? Outer().AsTask() : OuterOfAnotherKind());

        Ambient.Without(_gate.Pass);
        Assert.Equal(["inner"], _log);
        Assert.Equal(1, context.Count);
        context.RunAll();

        Assert.Equal(["inner", "outer"], _log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Await_EndsInTheContextThatItBeganIn_GoesOnAtOnce(bool ofItsOwnKind)
    {
        var context = new RecordingContext();
        Ambient.In(context, () => ofItsOwnKind ? Outer().AsTask() : OuterOfAnotherKind());

        Ambient.In(context, _gate.Pass);

        Assert.Equal(["inner", "outer"], _log);
        Assert.Equal(0, context.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Await_WithoutContextAndEndsInOne_GoesOnOnThePool(bool ofItsOwnKind)
    {
        var context = new RecordingContext();
        Task outer = Ambient.Without(() => ofItsOwnKind ? Outer().AsTask() : OuterOfAnotherKind());

        Ambient.In(context, _gate.Pass);
        await outer;

        Assert.Equal(["inner", "outer"], _log);
        Assert.Equal(0, context.Count);
    }

    [Fact]
    public void Await_OnATaskScheduler_GoesOnThere()
    {
        var scheduler = new RecordingScheduler();
        Ambient.Without(() => scheduler.Run(() => _ = Outer().AsTask()));

        Ambient.Without(_gate.Pass);
        Assert.Equal(["inner"], _log);
        scheduler.RunAll();

        Assert.Equal(["inner", "outer"], _log);
    }

    [Fact]
    public void ConfigureAwait_False_GoesOnWhereTheMethodEnds()
    {
        async SimpleTask OuterConfigured()
        {
            await Inner().ConfigureAwait(false);
            _log.Add("outer");
        }

        var context = new RecordingContext();
        Ambient.In(context, () => _ = OuterConfigured().AsTask());
        Ambient.Without(_gate.Pass);

        Assert.Equal(["inner", "outer"], _log);
        Assert.Equal(0, context.Count);
    }

    [Fact]
    public void ConfigureAwait_True_GoesOnInTheContext()
    {
        async SimpleTask<int> InnerOfInt()
        {
            await Inner().ConfigureAwait(true);
            return 3;
        }

        async SimpleTask OuterConfigured() => _log.Add($"outer {await InnerOfInt().ConfigureAwait(true)}");

        var context = new RecordingContext();
        Ambient.In(context, () => _ = OuterConfigured().AsTask());
        Ambient.Without(_gate.Pass);
        context.RunAll();

        Assert.Equal(["inner", "outer 3"], _log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConfigureAwait_SuppressThrowing_ThrowsNothing(bool throws)
    {
        async SimpleTask Inner()
        {
            await _gate;
            if (throws)
                throw new NotSupportedException("suppressed");
        }

        async SimpleTask Run()
        {
            await Inner().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _log.Add("after");
        }

        SimpleTask run = Ambient.Without(Run);
        Ambient.Without(_gate.Pass);

        run.Outcome();
        Assert.Equal(["after"], _log);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void ConfigureAwait_ForceYielding_IsSuspendedInAnyCase(bool ofItsOwnKind, bool suspends)
    {
        const ConfigureAwaitOptions Options = ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext;
        async SimpleTask<int> InnerOfInt()
        {
            if (suspends)
                await _gate;
            return 4;
        }

        async SimpleTask Run() => _log.Add($"{await InnerOfInt().ConfigureAwait(Options)}");
        async Task RunOfAnotherKind() => _log.Add($"{await InnerOfInt().ConfigureAwait(Options)}");

        var context = new RecordingContext();
        Ambient.In(context, () => ofItsOwnKind ? Run().AsTask() : RunOfAnotherKind());
        if (suspends)
            Ambient.Without(_gate.Pass);
        Assert.Empty(_log);
        context.RunAll();

        Assert.Equal(["4"], _log);
    }

    [Fact]
    public void ConfigureAwait_UnknownOptions_NamesThem()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => default(SimpleTask).ConfigureAwait((ConfigureAwaitOptions)64));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(SimpleTask<int>).ConfigureAwait((ConfigureAwaitOptions)64));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => default(SimpleTask<int>).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
        Assert.True(default(SimpleTask<int>).ConfigureAwait(ConfigureAwaitOptions.None).GetAwaiter().IsCompleted);
    }

    [Fact]
    public async Task Await_ContextRefuses_GoesOnOnThePool()
    {
        Task outer = Ambient.In(new RefusingContext(), () => Outer().AsTask());
        Ambient.Without(_gate.Pass);

        await outer;
        Assert.Equal(["inner", "outer"], _log);
    }

    [Fact]
    public async Task Await_ContextRunsTheWorkAndThrows_GoesOnOnce()
    {
        Task outer = Ambient.In(new RefusingContext(work => work()), () => Outer().AsTask());
        Ambient.Without(_gate.Pass);

        await outer;
        Assert.Equal(["inner", "outer"], _log);
    }

    [Fact]
    public void Method_ChangesTheContexts_LeavesThoseOfOthersAlone() => Ambient.Without(() =>
    {
        var ambient = new AsyncLocal<int>();
        async SimpleTask Run()
        {
            ambient.Value = 1;
            SynchronizationContext.SetSynchronizationContext(new RecordingContext());
            await _gate;
            _log.Add($"{ambient.Value}");
            ambient.Value = 2;
            SynchronizationContext.SetSynchronizationContext(new RecordingContext());
            await _gate;
            _log.Add($"{ambient.Value}");
        }

        SimpleTask task = Run();
        Assert.Equal(0, ambient.Value);
        Assert.Null(SynchronizationContext.Current);
        _gate.Pass();
        Assert.Equal(0, ambient.Value);
        Assert.Null(SynchronizationContext.Current);
        _gate.Pass();

        task.Outcome();
        Assert.Equal(["1", "2"], _log);
    });

    [Fact]
    public void Method_FlowIsSuppressed_KeepsNothing()
    {
        var ambient = new AsyncLocal<int> { Value = 1 };
        async SimpleTask Run()
        {
            await _gate;
            _log.Add($"{ambient.Value}");
        }

        SimpleTask task;
        using (ExecutionContext.SuppressFlow())
            task = Run();
        ambient.Value = 2;
        _gate.Pass();

        task.Outcome();
        Assert.Equal(["2"], _log);
    }
}
