extern alias Optimized;
extern alias Unoptimized;

using Weft.Tests.Contexts;
using Fast = Optimized::Weft.Tests.Subjects.Signals;
using Plain = Unoptimized::Weft.Tests.Subjects.Signals;

namespace Weft.Tests.Tasks;

/// <summary>On a stack of 256 KB, with state machines that are structs (optimized code) and that are classes.</summary>
public sealed class SimpleTaskStackTests
{
    private const int SmallStack = 256 * 1024;
    private const int Million = 1_000_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Signals_AMillionNeverSuspended_NeedNoStack(bool isOptimized) => OtherThread.Run(
        () => Assert.Equal(Million, (isOptimized ? Fast.CountAsync(Million) : Plain.CountAsync(Million)).Outcome()),
        SmallStack);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Signals_AMillionAroundASuspension_NeedNoStack(bool isOptimized) => OtherThread.Run(
        () =>
        {
            var gate = new TaskCompletionSource();
            SimpleTask<int> task = isOptimized ? Fast.CountAroundAsync(Million, gate.Task) : Plain.CountAroundAsync(Million, gate.Task);
            gate.SetResult();
            Assert.Equal(2 * Million, task.Outcome());
        },
        SmallStack);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Signals_AMillionWithAnArgument_NeedNoStack(bool isOptimized) => OtherThread.Run(
        () =>
        {
            var gate = new TaskCompletionSource();
            var counted = new Counted();
            SimpleTask task = isOptimized ? Fast.CountAsync(Million, counted, gate.Task) : Plain.CountAsync(Million, counted, gate.Task);
            gate.SetResult();
            task.Outcome();
            Assert.Equal(Million, counted.Value);
        },
        SmallStack);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signals_20000InAnotherKindOfMethod_NeedNoStack(bool isOptimized)
    {
        const int Times = 20_000;
        Task<int>? task = null;
        OtherThread.Run(() => task = isOptimized ? Fast.CountRefusedAsync(Times) : Plain.CountRefusedAsync(Times), SmallStack);

        Assert.Equal(Times, await task!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Await_AChainOf100000ThatEndsAtOnce_NeedsNoStack(bool isOptimized) => OtherThread.Run(
        () =>
        {
            const int Length = 100_000;
            var gate = new TaskCompletionSource();
            SimpleTask<int> task = isOptimized ? Fast.Chain(Length, gate.Task) : Plain.Chain(Length, gate.Task);
            gate.SetResult();
            Assert.Equal(Length, task.Outcome());
        },
        SmallStack);

    private sealed class Counted : IProgress<int>
    {
        public int Value { get; private set; }

        public void Report(int value) => Value = value;
    }
}
