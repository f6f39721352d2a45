using System.Reflection;
using System.Runtime.CompilerServices;

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
