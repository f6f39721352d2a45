using System.Runtime.CompilerServices;

namespace Weft.Tests.Tasks;

/// <summary>Awaited through <see cref="INotifyCompletion"/> only; the test completes it.</summary>
internal sealed class PlainAwaitable : INotifyCompletion
{
    private Action? _continuation;
    private int _result;

    public bool IsCompleted => false;

    public PlainAwaitable GetAwaiter() => this;

    public int GetResult() => _result;

    public void OnCompleted(Action continuation) => _continuation = continuation;

    public void Complete(int result)
    {
        _result = result;
        _continuation!();
    }
}
