using System.Reflection;
using System.Runtime.CompilerServices;
using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskTests
{
    [Fact]
    public void Method_NoSuspension_HasEndedWhenItReturns()
    {
        int ran = 0;
        async SimpleTask Run()
        {
            await Task.CompletedTask;
            ran++;
        }

        SimpleTask task = Run();

        Assert.Equal(1, ran);
        Assert.True(task.IsCompleted);
        Assert.True(task.IsCompletedSuccessfully);
        Assert.False(task.IsFaulted);
        Assert.False(task.IsCanceled);
        task.Outcome();
    }

    [Fact]
    public void Default_OfEither_HasEnded()
    {
        Assert.True(default(SimpleTask).IsCompletedSuccessfully);
        Assert.True(default(SimpleTask<int>).IsCompletedSuccessfully);
        Assert.Equal(0, default(SimpleTask<int>).Outcome());
    }

    [Fact]
    public void Method_Suspended_RunsToTheSuspensionAndThenToTheEnd()
    {
        var gate = new Gate();
        var log = new List<string>();
        async SimpleTask Run()
        {
            log.Add("before");
            await gate;
            log.Add("between");
            await gate;
            log.Add("after");
        }

        SimpleTask task = Run();
        Assert.Equal(["before"], log);
        Assert.False(task.IsCompleted);
        Assert.False(task.IsCompletedSuccessfully || task.IsFaulted || task.IsCanceled);
        gate.Pass();
        Assert.False(task.IsCompleted);
        gate.Pass();

        Assert.Equal(["before", "between", "after"], log);
        Assert.True(task.IsCompletedSuccessfully);
    }

    [Fact]
    public void Method_WithResult_HandsItOut()
    {
        var gate = new Gate();
        async SimpleTask<string> Run(string value)
        {
            await gate;
            return value;
        }

        SimpleTask<string> suspended = Run("late");
        Assert.False(suspended.IsCompleted || suspended.IsCompletedSuccessfully || suspended.IsFaulted || suspended.IsCanceled);
        gate.Open();
        SimpleTask<string> completed = Run("early");

        Assert.True(suspended.IsCompletedSuccessfully);
        Assert.True(completed.IsCompletedSuccessfully);
        Assert.False(completed.IsFaulted || completed.IsCanceled || suspended.IsFaulted || suspended.IsCanceled);
        Assert.Equal("late", suspended.Outcome());
        Assert.Equal("early", completed.Outcome());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Method_Throws_IsRethrownByTheAwaitWithItsStack(bool suspends)
    {
        var gate = new Gate();
        async SimpleTask Run()
        {
            if (suspends)
                await gate;
            ThrowFromHere();
        }

        SimpleTask task = Run();
        if (suspends)
            gate.Pass();

        Assert.True(task.IsCompleted);
        Assert.True(task.IsFaulted);
        Assert.False(task.IsCanceled || task.IsCompletedSuccessfully);
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await task);
        Assert.Equal("thrown inside", thrown.Message);
        Assert.Contains(nameof(ThrowFromHere), thrown.StackTrace, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Method_ThrowsWithAResult_IsRethrownByTheAwait(bool suspends)
    {
        var gate = new Gate();
        async SimpleTask<int> Run()
        {
            if (suspends)
                await gate;
            ThrowFromHere();
            return 1;
        }

        SimpleTask<int> task = Run();
        if (suspends)
            gate.Pass();

        Assert.True(task.IsFaulted);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await task);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Method_ThrowsCancellation_IsCanceledAndRethrowsThatVeryException(bool suspends)
    {
        var gate = new Gate();
        var exception = new OperationCanceledException("on purpose");
        async SimpleTask<int> Run()
        {
            if (suspends)
                await gate;
            throw exception;
        }

        SimpleTask<int> task = Run();
        if (suspends)
            gate.Pass();

        Assert.True(task.IsCanceled);
        Assert.False(task.IsFaulted);
        Assert.Same(exception, await Assert.ThrowsAsync<OperationCanceledException>(async () => await task));
    }

    [Fact]
    public void Await_ByAnotherKind_GoesOnAfterTheFinallyBlocks() => Ambient.Without(() =>
    {
        var gate = new Gate();
        var log = new List<string>();
        async SimpleTask Inner()
        {
            try
            {
                await gate;
            }
            finally
            {
                log.Add("finally");
            }
        }

        async Task Outer()
        {
            await Inner();
            log.Add("awaiter");
        }

        Task outer = Outer();
        gate.Pass();

        Assert.Equal(["finally", "awaiter"], log);
        Assert.True(outer.IsCompletedSuccessfully);
    });

    [Fact]
    public void Await_ByItsOwnKind_GoesOnInTheSameStep() => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask<int> Inner()
        {
            await gate;
            return 20;
        }

        async SimpleTask<int> Outer() => await Inner() + 1;

        SimpleTask<int> outer = Outer();
        Assert.False(outer.IsCompleted);
        gate.Pass();

        Assert.Equal(21, outer.Outcome());
    });

    [Fact]
    public void Await_EveryKindOfAwaiter_IsPassedThrough() => Ambient.Without(() =>
    {
        var source = new TaskCompletionSource<int>();
        var plain = new PlainAwaitable();
        var valueSource = new TaskCompletionSource<int>();
        async SimpleTask<int> Run()
        {
            int sum = await source.Task;
            sum += await source.Task.ConfigureAwait(false);
            sum += await plain;
            sum += await new ValueTask<int>(valueSource.Task);
            return sum;
        }

        SimpleTask<int> task = Run();
        source.SetResult(1);
        plain.Complete(30);
        valueSource.SetResult(500);

        Assert.Equal(532, task.Outcome());
    });

    [Fact]
    public async Task Await_Yield_GoesOnElsewhere()
    {
        async SimpleTask<int> Run()
        {
            await Task.Yield();
            return 7;
        }

        Assert.Equal(7, await Run());
    }

    [Fact]
    public void Await_AwaiterCallsTwice_DoesNotStartTheMethodAgain()
    {
        var gate = new Gate();
        int ran = 0;
        async SimpleTask Run()
        {
            ran++;
            await gate;
        }

        SimpleTask task = Run();
        gate.PassTwice();

        Assert.Equal(1, ran);
        Assert.True(task.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Await_AwaiterThrowsInsteadOfTakingTheContinuation_FaultsTheTask(bool suspendedBefore)
    {
        var gate = new Gate();
        int ranOn = 0;
        async SimpleTask Run()
        {
            if (suspendedBefore)
                await gate;
            await new BrokenAwaitable();
            ranOn++;
        }

        async SimpleTask RunPlain()
        {
            await new BrokenAwaitable.Plain();
            ranOn++;
        }

        SimpleTask task = Run();
        Task awaiting = task.AsTask();
        if (suspendedBefore)
            gate.Pass();

        Assert.Equal("broken", (await Assert.ThrowsAsync<NotSupportedException>(() => awaiting)).Message);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await RunPlain());
        Assert.Equal(0, ranOn);
    }

    [Fact]
    public void GetResult_NotEnded_SaysThatItDoesNotWait()
    {
        var gate = new Gate();
        async SimpleTask<int> Run()
        {
            await gate;
            return 1;
        }

        SimpleTaskAwaiter<int> awaiter = Run().GetAwaiter();

        Assert.False(awaiter.IsCompleted);
        var thrown = Assert.Throws<InvalidOperationException>(() => awaiter.GetResult());
        Assert.Contains("has not ended", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DebuggerText_OfEachState_NamesIt()
    {
        var gate = new Gate();
        async SimpleTask Run(Exception? exception)
        {
            await gate;
            if (exception is not null)
                throw exception;
        }

        async SimpleTask<int> RunWithResult()
        {
            await gate;
            return 1;
        }

        SimpleTask<int> running = RunWithResult();
        Assert.Equal("Running", TextOf(running));
        gate.Pass();
        Assert.Equal("Completed", TextOf(running));
        foreach ((Exception? exception, string text) in new (Exception?, string)[]
            { (null, "Completed"), (new NotSupportedException(), "Faulted"), (new OperationCanceledException(), "Canceled") })
        {
            SimpleTask task = Run(exception);
            Assert.Equal("Running", TextOf(task));
            gate.Pass();
            Assert.Equal(text, TextOf(task));
        }

        static object? TextOf(object task) =>
            task.GetType().GetProperty("DebuggerText", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(task);
    }

    [Fact]
    public void Builder_Misused_NamesTheArgument()
    {
        var builder = SimpleTaskMethodBuilder.Create();
        var builderOfInt = SimpleTaskMethodBuilder<int>.Create();

        Assert.Throws<ArgumentNullException>(() => builder.SetException(null!));
        Assert.Throws<ArgumentNullException>(() => builder.SetStateMachine(null!));
        Assert.Throws<ArgumentNullException>(() => builderOfInt.SetException(null!));
        Assert.Throws<ArgumentNullException>(() => builderOfInt.SetStateMachine(null!));
        builder.SetStateMachine(new NoMethod());
        builderOfInt.SetStateMachine(new NoMethod());
    }

    private static void ThrowFromHere() => throw new InvalidOperationException("thrown inside");

    private sealed class NoMethod : IAsyncStateMachine
    {
        public void MoveNext() => throw new NotSupportedException();

        public void SetStateMachine(IAsyncStateMachine stateMachine) => throw new NotSupportedException();
    }
}
