using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

public sealed class SimpleTaskObserverTests : ISimpleTaskObserver
{
    private readonly List<string> _log = [];
    private readonly AsyncLocal<int> _ambient = new();

    void ISimpleTaskObserver.Suspending(Type awaiter) => _log.Add($"suspending {awaiter.Name} {_ambient.Value}");

    void ISimpleTaskObserver.Resuming(Type awaiter) => _log.Add($"resuming {awaiter.Name} {_ambient.Value}");

    [Fact]
    public void ObserveWith_EveryAwaiterThatSuspends_IsTold() => Ambient.Without(() =>
    {
        var gate = new Gate();
        var plain = new PlainAwaitable();
        var source = new TaskCompletionSource();
        async SimpleTask Inner() => await source.Task;
        async SimpleTask Run()
        {
            _ambient.Value = 1;
            (await SimpleTask.Policy).ObserveWith(this);
            await Task.CompletedTask;
            await gate;
            await SimpleTask.Policy;
            await plain;
            _ambient.Value = 2;
            await Inner();
            _log.Add("end");
        }

        SimpleTask task = Run();
        gate.Pass();
        plain.Complete(1);
        source.SetResult();

        task.Outcome();
        Assert.Equal(
            [
                "suspending Gate 1", "resuming Gate 1",
                "suspending PlainAwaitable 1", "resuming PlainAwaitable 1",
                "suspending SimpleTaskAwaiter 2", "resuming SimpleTaskAwaiter 2",
                "end",
            ],
            _log);
    });

    [Fact]
    public void ObserveWith_Twice_GivesTheOneBeforeAndTellsTheLast()
    {
        var gate = new Gate();
        var before = new List<ISimpleTaskObserver?>();
        async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            before.Add(policy.ObserveWith(this));
            before.Add(policy.ObserveWith(null));
            await gate;
            before.Add(policy.ObserveWith(this));
        }

        SimpleTask task = Run();
        gate.Pass();

        task.Outcome();
        Assert.Equal([null, this, null], before);
        Assert.Empty(_log);
    }

    [Fact]
    public void ObserveWith_Callee_IsNotTold()
    {
        var gate = new Gate();
        async SimpleTask Callee() => await gate;
        async SimpleTask Run()
        {
            (await SimpleTask.Policy).ObserveWith(this);
            SimpleTask callee = Callee();
            gate.Pass();
            await callee;
        }

        Run().Outcome();
        Assert.Empty(_log);
    }

    [Fact]
    public void ObserveWith_ObserverThrows_ChangesNothing()
    {
        var gate = new Gate();
        async SimpleTask<int> Run()
        {
            (await SimpleTask.Policy).ObserveWith(new Refusing());
            await gate;
            return 6;
        }

        SimpleTask<int> task = Run();
        gate.Pass();

        Assert.Equal(6, task.Outcome());
    }

    [Fact]
    public void ObserveWith_ObserverEndsWhatIsAwaited_IsToldOfBothAndGoesOnAtOnce() => Ambient.Without(() =>
    {
        var gate = new Gate();
        var first = new Gate();
        async SimpleTask Inner() => await gate;
        async SimpleTask<int> InnerWithResult()
        {
            await gate;
            return 8;
        }

        async SimpleTask<int> Run(bool isFirstSuspension)
        {
            if (!isFirstSuspension)
                await first;
            (await SimpleTask.Policy).ObserveWith(new Opening(gate, this));
            // It has not ended when it is asked, and has when the method is to be left with it.
            await Inner();
            return await InnerWithResult();
        }

        Assert.Equal(8, Run(isFirstSuspension: true).Outcome());
        SimpleTask<int> second = Run(isFirstSuspension: false);
        first.Pass();
        Assert.Equal(8, second.Outcome());
        string[] each = ["resuming SimpleTaskAwaiter 0", "resuming SimpleTaskAwaiter`1 0"];
        Assert.Equal([.. each, .. each], _log);
    });

    private sealed class Opening(Gate gate, ISimpleTaskObserver next) : ISimpleTaskObserver
    {
        public void Suspending(Type awaiter) => gate.Pass();

        public void Resuming(Type awaiter) => next.Resuming(awaiter);
    }

    private sealed class Refusing : ISimpleTaskObserver
    {
        public void Suspending(Type awaiter) => throw new NotSupportedException("suspending");

        public void Resuming(Type awaiter) => throw new NotSupportedException("resuming");
    }
}
