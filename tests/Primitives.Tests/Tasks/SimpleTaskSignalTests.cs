using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskSignalTests
{
    [Fact]
    public void Signal_InEachStyle_GivesThePolicyOfTheMethod()
    {
        var previous = new List<bool>();
        async SimpleTask Run()
        {
            SimpleTaskPolicy marker = await new GetSimpleTaskPolicy();
            SimpleTaskPolicy function = await SimpleTask.GetPolicy();
            SimpleTaskPolicy constant = await SimpleTask.Policy;
            previous.Add(marker.TerminateOnUnhandledException());
            previous.Add(function.TerminateOnUnhandledException(false));
            previous.Add(constant.TerminateOnUnhandledException(false));
        }

        Assert.True(Run().IsCompletedSuccessfully);

        Assert.Equal([false, true, false], previous);
    }

    [Fact]
    public void Signal_AfterASuspension_GivesTheSamePolicy()
    {
        var gate = new Gate();
        var previous = new List<bool>();
        async SimpleTask<int> Run()
        {
            SimpleTaskPolicy before = await SimpleTask.Policy;
            before.TerminateOnUnhandledException();
            await gate;
            previous.Add((await SimpleTask.Policy).TerminateOnUnhandledException(false));
            await gate;
            previous.Add(before.TerminateOnUnhandledException(false));
            return previous.Count;
        }

        SimpleTask<int> task = Run();
        gate.Pass();
        gate.Pass();

        Assert.Equal(2, task.Outcome());
        Assert.Equal([true, false], previous);
    }

    [Fact]
    public void Signal_FirstAfterASuspension_IsAnswered()
    {
        var gate = new Gate();
        async SimpleTask<bool> Run()
        {
            await gate;
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            return policy.TerminateOnUnhandledException(false) || (await SimpleTask.GetCancellationToken()).IsCancellationRequested;
        }

        SimpleTask<bool> task = Run();
        gate.Pass();

        Assert.False(task.Outcome());
    }

    [Fact]
    public void Signal_Awaited_StaysOnTheThreadAndInTheContexts() => Ambient.Without(() =>
    {
        var ambient = new AsyncLocal<string>();
        var context = new RecordingContext();
        var gate = new Gate();
        async SimpleTask Run()
        {
            for (int round = 0; round < 2; round++)
            {
                int thread = Environment.CurrentManagedThreadId;
                ambient.Value = $"inside {round}";
                SynchronizationContext.SetSynchronizationContext(context);
                await SimpleTask.Policy;
                Assert.Equal($"inside {round}", ambient.Value);
                Assert.Same(context, SynchronizationContext.Current);
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                await SimpleTask.Policy;
                Assert.Equal($"inside {round}", ambient.Value);
                await gate;
            }
        }

        ambient.Value = "outside";
        SimpleTask task = Run();
        Assert.Equal("outside", ambient.Value);
        Assert.Null(SynchronizationContext.Current);
        gate.Pass();
        gate.Pass();

        task.Outcome();
        Assert.Equal("outside", ambient.Value);
        Assert.Null(SynchronizationContext.Current);
        Assert.Equal(0, context.Count);
    });

    [Fact]
    public async Task Signal_InAnotherKindOfMethod_FaultsThatMethod()
    {
        static async Task Policy() => await SimpleTask.Policy;
        static async Task<bool> Cancellation() => (await SimpleTask.GetCancellationToken()).IsCancellationRequested;
        static async ValueTask<bool> Progress() => await SimpleTask.ReportProgress(50);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Policy);
        Assert.Contains("outside a SimpleTask method", thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Progress());
    }

    [Fact]
    public async Task Signal_InAnotherKindOfMethodThatWasSuspended_FaultsThatMethod()
    {
        static async Task Run()
        {
            await Task.Yield();
            await SimpleTask.Policy;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(Run);
    }

    [Fact]
    public void Signal_InACalleeOfAnotherKind_NeverBindsToTheCaller()
    {
        InvalidOperationException? inside = null;
        async Task Callee()
        {
            try
            {
                (await SimpleTask.Policy).TerminateOnUnhandledException();
            }
            catch (InvalidOperationException exception)
            {
                inside = exception;
            }
        }

        async SimpleTask<bool> Caller()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            await Callee();
            return policy.TerminateOnUnhandledException(false);
        }

        Assert.False(Caller().Outcome());
        Assert.NotNull(inside);
    }

    [Fact]
    public void Signal_BehindAnAwaiterOfAnotherType_Throws()
    {
        static async SimpleTask Run() => await new Wrapping();

        SimpleTask task = Run();

        Assert.Throws<InvalidOperationException>(() => task.Outcome());
    }

    [Fact]
    public void Signal_UsedByHand_Throws()
    {
        int ran = 0;
        GetSimpleTaskPolicy policy = SimpleTask.Policy;
        GetSimpleTaskCancellation cancellation = SimpleTask.GetCancellationToken();
        ReportSimpleTaskProgress<int> progress = SimpleTask.ReportProgress(1);

        policy.OnCompleted(() => ran++);
        cancellation.OnCompleted(() => ran++);
        progress.OnCompleted(() => ran++);
        cancellation.UnsafeOnCompleted(() => ran++);

        Assert.Equal(4, ran);
        Assert.Throws<InvalidOperationException>(() => policy.GetResult());
        Assert.Throws<InvalidOperationException>(() => cancellation.GetResult());
        Assert.Throws<InvalidOperationException>(() => progress.GetResult());
        Assert.Throws<ArgumentNullException>(() => policy.OnCompleted(null!));
    }

    [Fact]
    public void Signals_OfNestedMethods_AreEachTheirOwn()
    {
        async SimpleTask<string> Nest(int depth)
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            bool fresh = !policy.TerminateOnUnhandledException(depth % 2 == 0);
            string inner = depth == 0 ? "" : await Nest(depth - 1);
            bool kept = (await SimpleTask.Policy).TerminateOnUnhandledException(false) == (depth % 2 == 0);
            return inner + (fresh && kept ? "+" : "-");
        }

        Assert.Equal(new string('+', 41), Nest(40).Outcome());
    }

    [Fact]
    public void Signal_WhileAnotherMethodIsResumedInside_IsStillTheirOwn() => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask<bool> Other()
        {
            await gate;
            (await SimpleTask.Policy).TerminateOnUnhandledException();
            return (await SimpleTask.Policy).TerminateOnUnhandledException(false);
        }

        async SimpleTask<bool> Run()
        {
            await SimpleTask.Policy;
            gate.Open();
            return (await SimpleTask.Policy).TerminateOnUnhandledException(false);
        }

        SimpleTask<bool> other = Other();
        SimpleTask<bool> run = Run();

        Assert.True(other.Outcome());
        Assert.False(run.Outcome());
    });

    private readonly struct Wrapping : System.Runtime.CompilerServices.ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Wrapping GetAwaiter() => this;

        public void GetResult() => SimpleTask.Policy.GetResult();

        public void OnCompleted(Action continuation) => SimpleTask.Policy.OnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => SimpleTask.Policy.UnsafeOnCompleted(continuation);
    }
}
