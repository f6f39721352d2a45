namespace Weft.Tests.Tasks;

public sealed class SimpleTaskProgressTests
{
    [Fact]
    public void ReportProgress_NobodyListens_SaysSo()
    {
        static async SimpleTask<bool> Run() => await SimpleTask.ReportProgress(50);

        Assert.False(Run().Outcome());
    }

    [Fact]
    public void ReportProgress_ToAReceiver_ArrivesFromThenOn()
    {
        var gate = new Gate();
        var heard = new Heard<int>();
        var results = new List<bool>();
        async SimpleTask<int> Run()
        {
            results.Add(await SimpleTask.ReportProgress(1));
            await gate;
            results.Add(await SimpleTask.ReportProgress(2));
            results.Add(await SimpleTask.ReportProgress("not a number"));
            await gate;
            results.Add(await SimpleTask.ReportProgress(4));
            return 5;
        }

        SimpleTask<int> task = Run().ReportProgressTo(heard);
        gate.Pass();
        task.ReportProgressTo<int>(null);
        gate.Pass();

        Assert.Equal([2], heard.Values);
        Assert.Equal([false, true, false, false], results);
        Assert.Equal(5, task.Outcome());
    }

    [Fact]
    public void ReportProgress_ReceiverNamedBeforeTheFirstSignal_IsTheMethods()
    {
        var gate = new Gate();
        var heard = new Heard<string>();
        async SimpleTask Run()
        {
            await gate;
            await SimpleTask.ReportProgress("half");
            (await SimpleTask.Policy).TerminateOnUnhandledException(false);
        }

        SimpleTask task = Run().ReportProgressTo(heard).ReportProgressTo(heard);
        gate.Pass();

        task.Outcome();
        Assert.Equal(["half"], heard.Values);
    }

    [Fact]
    public void ReportProgress_ReceiverThrows_ThrowsAtTheAwait()
    {
        var gate = new Gate();
        async SimpleTask Run()
        {
            await gate;
            await SimpleTask.ReportProgress(1);
        }

        SimpleTask task = Run().ReportProgressTo(new Refusing());
        gate.Pass();

        Assert.Throws<NotSupportedException>(() => task.Outcome());
    }

    [Fact]
    public void ReportProgressTo_Ended_ReturnsTheTask()
    {
        static async SimpleTask<int> Run()
        {
            await Task.CompletedTask;
            return 3;
        }

        Assert.Equal(3, Run().ReportProgressTo(new Heard<int>()).Outcome());
        default(SimpleTask).ReportProgressTo(new Heard<int>()).Outcome();
    }

    private sealed class Heard<T> : IProgress<T>
    {
        public List<T> Values { get; } = [];

        public void Report(T value) => Values.Add(value);
    }

    private sealed class Refusing : IProgress<int>
    {
        public void Report(int value) => throw new NotSupportedException("refused");
    }
}
