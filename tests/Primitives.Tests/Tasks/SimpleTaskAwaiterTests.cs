using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

/// <summary>The awaiters, used by hand.</summary>
public sealed class SimpleTaskAwaiterTests
{
    private readonly Gate _gate = new();
    private readonly List<string> _log = [];

    private async SimpleTask Inner()
    {
        await _gate;
        _log.Add("inner");
    }

    [Fact]
    public void OnCompleted_ByHand_FlowsTheExecutionContext() => Ambient.Without(() =>
    {
        var ambient = new AsyncLocal<int> { Value = 1 };
        SimpleTaskAwaiter flowing = Inner().GetAwaiter();
        flowing.OnCompleted(() => _log.Add($"flowing {ambient.Value}"));
        ambient.Value = 2;
        _gate.Pass();

        var result = Inner();
        SimpleTaskAwaiter unsafely = result.GetAwaiter();
        unsafely.UnsafeOnCompleted(() => _log.Add($"not flowing {ambient.Value}"));
        ambient.Value = 3;
        _gate.Pass();

        Assert.Equal(["inner", "flowing 1", "inner", "not flowing 3"], _log);
    });

    [Fact]
    public void OnCompleted_OfAResultByHand_IsCalled() => Ambient.Without(() =>
    {
        async SimpleTask<int> Run()
        {
            await _gate;
            return 1;
        }

        Run().GetAwaiter().OnCompleted(() => _log.Add("called"));
        _gate.Pass();

        Assert.Equal(["called"], _log);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OnCompleted_HasEnded_IsQueued(bool flows)
    {
        using var called = new ManualResetEventSlim();
        SimpleTaskAwaiter awaiter = default(SimpleTask).GetAwaiter();
        int thread = 0;
        void Continue()
        {
            thread = Environment.CurrentManagedThreadId;
            called.Set();
        }

        Ambient.Without(() =>
        {
            if (flows)
                awaiter.OnCompleted(Continue);
            else
                awaiter.UnsafeOnCompleted(Continue);
        });
        Assert.True(called.Wait(TimeSpan.FromSeconds(30)));

        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void OnCompleted_ContinuationThrows_DoesNotReachWhoEndsTheMethod() => Ambient.Without(() =>
    {
        Inner().GetAwaiter().UnsafeOnCompleted(static () => throw new NotSupportedException("of the continuation"));

        _gate.Pass();

        Assert.Equal(["inner"], _log);
    });
}
