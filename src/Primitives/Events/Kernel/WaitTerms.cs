using System.Diagnostics.CodeAnalysis;

namespace Weft;

/// <summary>What may end a wait before its signal does: a token, and a time.</summary>
internal readonly struct WaitTerms
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;

    public WaitTerms(CancellationToken cancellationToken)
        : this(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
    {
    }

    public WaitTerms(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        WaitTime.CheckTimer(timeout);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _limit = timeout;
        _time = timeProvider;
        Token = cancellationToken;
    }

    public CancellationToken Token { get; }

    public bool HaveLimit => _limit != Timeout.InfiniteTimeSpan;

    /// <summary>Whether there is nothing left to wait for: the token is cancelled, or no time is allowed.</summary>
    public bool AreOver([NotNullWhen(true)] out Task? ended)
    {
        ended = Token.IsCancellationRequested ? Task.FromCanceled(Token)
            : _limit == TimeSpan.Zero ? Task.FromException(TimedOut())
            : null;
        return ended is not null;
    }

    /// <summary>Starts the timer that ends a wait; it may fire before this returns.</summary>
    public ITimer CreateTimer(TimerCallback callback, object wait) => WaitTime.Start(_time, callback, wait, _limit);

    public static TimeoutException TimedOut() =>
        new("The time allowed for the wait was over before the signal came; allow more, or treat it as the answer.");
}
