using System.Runtime.CompilerServices;

namespace Weft.Tests.Tasks;

/// <summary>Throws where it should take the continuation.</summary>
internal sealed class BrokenAwaitable : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public BrokenAwaitable GetAwaiter() => this;

    public void GetResult() => throw new InvalidOperationException("never asked");

    public void OnCompleted(Action continuation) => throw new NotSupportedException("broken");

    public void UnsafeOnCompleted(Action continuation) => throw new NotSupportedException("broken");

    /// <summary>The same through <see cref="INotifyCompletion"/> only.</summary>
    internal sealed class Plain : INotifyCompletion
    {
        public bool IsCompleted => false;

        public Plain GetAwaiter() => this;

        public void GetResult() => throw new InvalidOperationException("never asked");

        public void OnCompleted(Action continuation) => throw new NotSupportedException("broken");
    }
}
