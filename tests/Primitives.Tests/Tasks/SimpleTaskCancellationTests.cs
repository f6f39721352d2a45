using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskCancellationTests
{
    [Fact]
    public void Cancel_Running_IsSeenByTheMethodAndAnsweredWithItsToken()
    {
        var gate = new Gate();
        CancellationToken token = default;
        async SimpleTask<int> Run()
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            token = cancellation.Token;
            Assert.False(cancellation.IsCancellationRequested);
            cancellation.ThrowIfCancellationRequested();
            await gate;
            Assert.True(cancellation.IsCancellationRequested);
            cancellation.ThrowIfCancellationRequested();
            return 1;
        }

        SimpleTask<int> task = Run();
        Assert.False(token.IsCancellationRequested);
        Assert.True(task.Cancel());
        Assert.True(token.IsCancellationRequested);
        Assert.False(task.Cancel());
        gate.Pass();

        Assert.True(task.IsCanceled);
        Assert.Equal(token, Assert.Throws<OperationCanceledException>(() => task.Outcome()).CancellationToken);
    }

    [Fact]
    public void Cancel_BeforeTheTokenIsAskedFor_CancelsItThen()
    {
        var gate = new Gate();
        async SimpleTask<bool> Run()
        {
            await gate;
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            return cancellation.IsCancellationRequested && cancellation.Token.IsCancellationRequested
                && cancellation.Token.IsCancellationRequested;
        }

        SimpleTask<bool> task = Run();
        Assert.True(task.Cancel());
        gate.Pass();

        Assert.True(task.Outcome());
    }

    [Fact]
    public void Cancel_MethodThatDoesNotCare_ChangesNothing()
    {
        var gate = new Gate();
        async SimpleTask Run() => await gate;

        SimpleTask task = Run();
        Assert.True(task.Cancel());
        gate.Pass();

        Assert.True(task.IsCompletedSuccessfully);
        Assert.False(task.Cancel());
    }

    [Fact]
    public void Cancel_EndedWithoutSuspension_IsFalse()
    {
        static async SimpleTask<int> Run()
        {
            await SimpleTask.GetCancellationToken();
            return 1;
        }

        Assert.False(Run().Cancel());
        Assert.False(default(SimpleTask).Cancel());
    }

    [Fact]
    public void Cancel_EndedAfterASuspension_LeavesTheTokenAlone()
    {
        var gate = new Gate();
        CancellationToken token = default;
        async SimpleTask Run()
        {
            token = (await SimpleTask.GetCancellationToken()).Token;
            await gate;
        }

        SimpleTask task = Run();
        gate.Pass();

        Assert.False(task.Cancel());
        Assert.False(token.IsCancellationRequested);
    }

    [Fact]
    public void Token_OfAMethodThatEndsAtOnce_IsNotThatOfTheNext()
    {
        var tokens = new List<CancellationToken>();
        async SimpleTask Run() => tokens.Add((await SimpleTask.GetCancellationToken()).Token);

        Run().Outcome();
        Run().Outcome();

        Assert.NotEqual(tokens[0], tokens[1]);
        Assert.All(tokens, token => Assert.False(token.IsCancellationRequested));
    }

    [Fact]
    public void EnablePropagation_Default_IsOffAndGivesTheValueBefore()
    {
        var before = new List<bool>();
        async SimpleTask Run()
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            before.Add(cancellation.EnablePropagation());
            before.Add(cancellation.EnablePropagation(false));
            before.Add(cancellation.EnablePropagation(false));
        }

        Run().Outcome();

        Assert.Equal([false, true, false], before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancel_Propagation_ReachesWhatIsAwaitedIfItIsOn(bool propagates) => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask Inner()
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            await gate;
            cancellation.ThrowIfCancellationRequested();
        }

        async SimpleTask Outer()
        {
            (await SimpleTask.GetCancellationToken()).EnablePropagation(propagates);
            await Inner();
        }

        SimpleTask outer = Outer();
        Assert.True(outer.Cancel());
        gate.Pass();

        Assert.Equal(propagates, outer.IsCanceled);
    });

    [Fact]
    public void Cancel_Propagation_ReachesWhatIsAwaitedNowOnly() => Ambient.Without(() =>
    {
        var gates = new[] { new Gate(), new Gate(), new Gate() };
        var seen = new List<bool>();
        async SimpleTask Inner(Gate gate)
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            await gate;
            seen.Add(cancellation.IsCancellationRequested);
        }

        async SimpleTask Outer()
        {
            SimpleTask abandoned = Inner(gates[2]);
            (await SimpleTask.GetCancellationToken()).EnablePropagation();
            await Inner(gates[0]);
            await gates[1];
            await abandoned;
        }

        SimpleTask outer = Outer();
        gates[0].Pass();
        Assert.True(outer.Cancel());
        gates[2].Pass();
        gates[1].Pass();

        Assert.True(outer.IsCompletedSuccessfully);
        Assert.Equal([false, false], seen);
    });

    [Fact]
    public void Cancel_PropagationAskedForBefore_CancelsTheAwaitAsItBegins() => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask Inner()
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            await gate;
            cancellation.ThrowIfCancellationRequested();
        }

        async SimpleTask Outer()
        {
            await gate;
            (await SimpleTask.GetCancellationToken()).EnablePropagation();
            await Inner();
        }

        SimpleTask outer = Outer();
        Assert.True(outer.Cancel());
        gate.Pass();
        gate.Pass();

        Assert.True(outer.IsCanceled);
    });

    [Fact]
    public void Cancel_AChainOf100000_NeedsNoStack() => OtherThread.Run(
        () =>
        {
            var gate = new Gate();
            bool reached = false;
            async SimpleTask Last()
            {
                SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
                await gate;
                reached = cancellation.IsCancellationRequested;
            }

            static async SimpleTask Link(SimpleTask next)
            {
                (await SimpleTask.GetCancellationToken()).EnablePropagation();
                await next;
            }

            SimpleTask first = Last();
            for (int i = 0; i < 100_000; i++)
                first = Link(first);
            Assert.True(first.Cancel());
            gate.Pass();

            Assert.True(first.IsCompletedSuccessfully);
            Assert.True(reached);
        },
        stackBytes: 256 * 1024);

    [Fact]
    public void Cancel_CallbacksThrow_CancelsEverythingAndThrowsThem() => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask Inner()
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            cancellation.Token.Register(static () => throw new NotSupportedException("inner"));
            await gate;
            cancellation.ThrowIfCancellationRequested();
        }

        async SimpleTask Outer()
        {
            SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
            cancellation.EnablePropagation();
            cancellation.Token.Register(static () => throw new NotSupportedException("outer"));
            await Inner();
        }

        SimpleTask outer = Outer();
        var thrown = Assert.Throws<AggregateException>(() => outer.Cancel());
        gate.Pass();

        Assert.Equal(["outer", "inner"], thrown.InnerExceptions.Select(inner => inner.Message));
        Assert.True(outer.IsCanceled);
    });

    [Fact]
    public void Cancel_CallbackOfAnAwaitThatBeginsLaterThrows_DoesNotDisturbTheAwait() => Ambient.Without(() =>
    {
        var gate = new Gate();
        async SimpleTask Inner()
        {
            (await SimpleTask.GetCancellationToken()).Token.Register(static () => throw new NotSupportedException("inner"));
            await gate;
        }

        async SimpleTask Outer()
        {
            await gate;
            (await SimpleTask.GetCancellationToken()).EnablePropagation();
            await Inner();
        }

        SimpleTask outer = Outer();
        outer.Cancel();
        gate.Pass();
        gate.Pass();

        Assert.True(outer.IsCompletedSuccessfully);
    });
}
