namespace Weft.Tests.Tasks;

public sealed class SimpleTaskPolicyTests
{
    private readonly List<Exception> _terminated = [];

    [Fact]
    public void Policy_Untouched_KeepsTheExceptionForTheAwait()
    {
        async SimpleTask Run()
        {
            (await SimpleTask.Policy).UseTerminator(_terminated.Add);
            throw new NotSupportedException("escapes");
        }

        Assert.Equal("escapes", Assert.Throws<NotSupportedException>(() => Run().Outcome()).Message);
        Assert.Empty(_terminated);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TerminateOnUnhandledException_ExceptionEscapes_TerminatesOnceAndKeepsItForTheAwait(bool suspends)
    {
        var gate = new Gate();
        async SimpleTask<int> Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(_terminated.Add);
            if (suspends)
                await gate;
            throw new NotSupportedException("escapes");
        }

        SimpleTask<int> task = Run();
        if (suspends)
            gate.Pass();

        var thrown = Assert.Throws<NotSupportedException>(() => task.Outcome());
        Assert.Same(thrown, Assert.Single(_terminated));
    }

    [Fact]
    public void TerminateOnUnhandledException_ExceptionCaughtInside_DoesNotTerminate()
    {
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(_terminated.Add);
            try
            {
                throw new NotSupportedException("is caught");
            }
            catch (NotSupportedException)
            {
                await SimpleTask.Policy;
            }
        }

        Run().Outcome();
        Assert.Empty(_terminated);
    }

    [Fact]
    public void TerminateOnUnhandledException_RestoredOnThePathOfSuccess_CoversItsSection()
    {
        async SimpleTask Run(bool throwsInside, bool throwsAfter)
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.UseTerminator(_terminated.Add);
            bool before = policy.TerminateOnUnhandledException();
            if (throwsInside)
                throw new NotSupportedException("inside");
            policy.TerminateOnUnhandledException(before);
            if (throwsAfter)
                throw new NotSupportedException("after");
        }

        Assert.Throws<NotSupportedException>(() => Run(throwsInside: false, throwsAfter: true).Outcome());
        Assert.Empty(_terminated);
        Assert.Throws<NotSupportedException>(() => Run(throwsInside: true, throwsAfter: false).Outcome());
        Assert.Equal("inside", Assert.Single(_terminated).Message);
    }

    [Fact]
    public void TerminateOnUnhandledException_RestoredInAFinallyBlock_IsDisarmedByIt()
    {
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.UseTerminator(_terminated.Add);
            bool before = policy.TerminateOnUnhandledException();
            try
            {
                throw new NotSupportedException("escapes");
            }
            finally
            {
                policy.TerminateOnUnhandledException(before);
            }
        }

        Assert.Throws<NotSupportedException>(() => Run().Outcome());
        Assert.Empty(_terminated);
    }

    [Fact]
    public void TerminateOnUnhandledException_OfACaller_ConcernsNeitherCalleeNorSibling()
    {
        async SimpleTask Throwing()
        {
            (await SimpleTask.Policy).UseTerminator(_terminated.Add);
            throw new NotSupportedException("of the callee");
        }

        async SimpleTask<int> Caller()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(_terminated.Add);
            try
            {
                await Throwing();
            }
            catch (NotSupportedException)
            {
                return 1;
            }

            return 0;
        }

        Assert.Equal(1, Caller().Outcome());
        Assert.Throws<NotSupportedException>(() => Throwing().Outcome());
        Assert.Empty(_terminated);
    }

    [Fact]
    public void TerminateOnUnhandledException_Cancellation_CountsUnlessItWasAskedFor()
    {
        var gate = new Gate();
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(_terminated.Add);
            await gate;
            throw new OperationCanceledException("by somebody");
        }

        SimpleTask asked = Run();
        Assert.True(asked.Cancel());
        gate.Pass();
        Assert.Throws<OperationCanceledException>(() => asked.Outcome());
        Assert.Empty(_terminated);

        SimpleTask unasked = Run();
        gate.Pass();
        Assert.Throws<OperationCanceledException>(() => unasked.Outcome());
        Assert.Single(_terminated);
    }

    [Fact]
    public void TerminateOnUnhandledException_CancellationWithoutSuspension_Counts()
    {
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(_terminated.Add);
            throw new OperationCanceledException("nobody could have asked for it");
        }

        Assert.Throws<OperationCanceledException>(() => Run().Outcome());
        Assert.Single(_terminated);
    }

    [Fact]
    public void TerminateOnUnhandledException_FaultAfterCancel_Counts()
    {
        var gate = new Gate();
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(_terminated.Add);
            await gate;
            throw new NotSupportedException("no answer to Cancel");
        }

        SimpleTask task = Run();
        task.Cancel();
        gate.Pass();

        Assert.Throws<NotSupportedException>(() => task.Outcome());
        Assert.Single(_terminated);
    }

    [Fact]
    public void UseTerminator_Throws_HandsBothToTheAwait()
    {
        static async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.UseTerminator(static _ => throw new InvalidOperationException("cannot end"));
            throw new NotSupportedException("escapes");
        }

        var thrown = Assert.Throws<AggregateException>(() => Run().Outcome());
        Assert.Equal(["escapes", "cannot end"], thrown.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public void UseTerminator_Twice_GivesTheOneBefore()
    {
        Action<Exception> terminator = _terminated.Add;
        var before = new List<Action<Exception>?>();
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            before.Add(policy.UseTerminator(terminator));
            before.Add(policy.UseTerminator(null));
            before.Add(policy.UseTerminator(null));
        }

        Run().Outcome();

        Assert.Equal([null, terminator, null], before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void View_OutlivesItsMethod_ThrowsAndLeavesOthersAlone(bool suspends)
    {
        var gate = new Gate();
        SimpleTaskPolicy policy = default;
        SimpleTaskCancellation cancellation = default;
        async SimpleTask Escape()
        {
            policy = await SimpleTask.Policy;
            cancellation = await SimpleTask.GetCancellationToken();
            if (suspends)
                await gate;
        }

        async SimpleTask<bool> Other()
        {
            // On this thread it is given the object that the other one had, if that was given back.
            SimpleTaskPolicy own = await SimpleTask.Policy;
            var thrown = Assert.Throws<InvalidOperationException>(() => policy.TerminateOnUnhandledException());
            Assert.Contains("has ended", thrown.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => policy.UseTerminator(_terminated.Add));
            Assert.Throws<InvalidOperationException>(() => policy.ObserveWith(null));
            Assert.Throws<InvalidOperationException>(() => cancellation.EnablePropagation());
            Assert.Throws<InvalidOperationException>(() => cancellation.IsCancellationRequested);
            Assert.Throws<InvalidOperationException>(() => cancellation.Token);
            Assert.Throws<InvalidOperationException>(() => cancellation.ThrowIfCancellationRequested());
            return own.TerminateOnUnhandledException(false) || own.UseTerminator(null) is not null;
        }

        SimpleTask escaped = Escape();
        if (suspends)
            gate.Pass();
        escaped.Outcome();

        Assert.False(Other().Outcome());
    }

    [Fact]
    public void View_Default_SaysWhereToGetOne()
    {
        Assert.Contains("await SimpleTask.Policy", Assert.Throws<InvalidOperationException>(
            () => default(SimpleTaskPolicy).TerminateOnUnhandledException()).Message, StringComparison.Ordinal);
        Assert.Contains("GetCancellationToken", Assert.Throws<InvalidOperationException>(
            () => default(SimpleTaskCancellation).Token).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void View_MethodThatThrewWithoutSuspension_HasEndedToo()
    {
        SimpleTaskPolicy policy = default;
        async SimpleTask Run()
        {
            policy = await SimpleTask.Policy;
            policy.TerminateOnUnhandledException();
            policy.TerminateOnUnhandledException(false);
            throw new NotSupportedException("escapes");
        }

        Assert.Throws<NotSupportedException>(() => Run().Outcome());
        Assert.Throws<InvalidOperationException>(() => policy.TerminateOnUnhandledException());
    }
}
