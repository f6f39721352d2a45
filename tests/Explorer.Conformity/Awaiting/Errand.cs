using System.Runtime.CompilerServices;

namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>What an asynchronous method of the program's own kind returns; it can be awaited once.</summary>
[AsyncMethodBuilder(typeof(ErrandBuilder))]
internal sealed class Errand
{
    private static readonly Action s_ended = static () => { };

    private Exception? _error;
    private Action? _continuation;

    public ErrandAwaiter GetAwaiter() => new(this);

    /// <summary>How often the method was suspended; to be asked when it has ended.</summary>
    internal int Suspensions { get; private set; }

    internal bool IsCompleted => Volatile.Read(ref _continuation) == s_ended;

    internal void End(Exception? error, int suspensions = 0)
    {
        Suspensions = suspensions;
        _error = error;
        Interlocked.Exchange(ref _continuation, s_ended)?.Invoke();
    }

    internal void OnCompleted(Action continuation)
    {
        // The errand may have ended since it was asked.
        if (Interlocked.CompareExchange(ref _continuation, continuation, null) is not null)
            continuation();
    }

    internal void GetResult()
    {
        if (_error is not null)
            throw new InvalidOperationException("The errand failed.", _error);
    }
}
