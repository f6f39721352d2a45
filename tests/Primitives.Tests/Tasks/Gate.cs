using System.Runtime.CompilerServices;

namespace Weft.Tests.Tasks;

/// <summary>Suspends whoever awaits it until the test opens it, and then runs it on the test's stack.</summary>
internal sealed class Gate : ICriticalNotifyCompletion
{
    private Action? _continuation;

    public bool IsCompleted { get; private set; }

    public Gate GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => throw new InvalidOperationException("The flow of the context is left to the builder.");

    public void UnsafeOnCompleted(Action continuation) => _continuation = continuation;

    /// <summary>Resumes who is suspended; every later await suspends again.</summary>
    public void Pass()
    {
        Action continuation = _continuation!;
        _continuation = null;
        continuation();
    }

    /// <summary>As <see cref="Pass"/>, for an awaiter that wrongly calls its continuation again.</summary>
    public void PassTwice()
    {
        Action continuation = _continuation!;
        continuation();
        continuation();
    }

    /// <summary>As <see cref="Pass"/>, and lets every later await through.</summary>
    public void Open()
    {
        IsCompleted = true;
        Pass();
    }
}
