using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="ReaderWriterLockSlim"/>: a real one, which keeps the rules of recursion and the counts, behind
/// gates that follow a model of when it would block. Redirected, so that classes derived from it and <c>using</c> work.
/// </summary>
[Redirects(typeof(ReaderWriterLockSlim))]
[SuppressMessage("Performance", "CA1852", Justification = "programs derive from it")]
internal partial class ControlledReaderWriterLockSlim(LockRecursionPolicy recursionPolicy) : IDisposable
{
    private readonly ReaderWriterLockSlim _real = new(recursionPolicy);
    private ReaderWriterModel? _model;

    public ControlledReaderWriterLockSlim()
        : this(LockRecursionPolicy.NoRecursion)
    {
    }

    public LockRecursionPolicy RecursionPolicy => _real.RecursionPolicy;

    public bool IsReadLockHeld => _real.IsReadLockHeld;

    public bool IsUpgradeableReadLockHeld => _real.IsUpgradeableReadLockHeld;

    public bool IsWriteLockHeld => _real.IsWriteLockHeld;

    public int RecursiveReadCount => _real.RecursiveReadCount;

    public int RecursiveUpgradeCount => _real.RecursiveUpgradeCount;

    public int RecursiveWriteCount => _real.RecursiveWriteCount;

    public int CurrentReadCount => Read(_ => _real.CurrentReadCount);

    public int WaitingReadCount => Read(model => model?.Read.Waiting ?? _real.WaitingReadCount);

    public int WaitingUpgradeCount => Read(model => model?.Upgradeable.Waiting ?? _real.WaitingUpgradeCount);

    public int WaitingWriteCount => Read(model => model?.WaitingWriters ?? _real.WaitingWriteCount);

    // Held by the caller: entering again is the real one's matter, which lets in at once or throws.
    private bool IsHeldHere => _real.IsReadLockHeld || _real.IsUpgradeableReadLockHeld || _real.IsWriteLockHeld;

    public void EnterReadLock() => TryEnterReadLock(Timeout.InfiniteTimeSpan);

    public bool TryEnterReadLock(int millisecondsTimeout) => TryEnterReadLock(WaitLimits.Of(millisecondsTimeout));

    public bool TryEnterReadLock(TimeSpan timeout) =>
        Enter(timeout, model => Pass(IsHeldHere ? null : model.Read, WaitLimits.Of(timeout)), _real.TryEnterReadLock);

    public void EnterUpgradeableReadLock() => TryEnterUpgradeableReadLock(Timeout.InfiniteTimeSpan);

    public bool TryEnterUpgradeableReadLock(int millisecondsTimeout) => TryEnterUpgradeableReadLock(WaitLimits.Of(millisecondsTimeout));

    public bool TryEnterUpgradeableReadLock(TimeSpan timeout) =>
        Enter(
            timeout, model => Pass(IsHeldHere ? null : model.Upgradeable, WaitLimits.Of(timeout)), _real.TryEnterUpgradeableReadLock);

    public void EnterWriteLock() => TryEnterWriteLock(Timeout.InfiniteTimeSpan);

    public bool TryEnterWriteLock(int millisecondsTimeout) => TryEnterWriteLock(WaitLimits.Of(millisecondsTimeout));

    public bool TryEnterWriteLock(TimeSpan timeout) =>
        Enter(timeout, model => PassToWrite(model, WaitLimits.Of(timeout)), _real.TryEnterWriteLock);

    public void ExitReadLock() => Exit(_real.ExitReadLock);

    public void ExitUpgradeableReadLock() => Exit(_real.ExitUpgradeableReadLock);

    public void ExitWriteLock() => Exit(_real.ExitWriteLock);

    public void Dispose()
    {
        if (Operation.Current is { } operation && _model is { } model && model.Execution == operation.Execution
            && model.WaitingWriters + model.Read.Waiting + model.Upgradeable.Waiting > 0)
        {
            throw new SynchronizationLockException("The lock is waited for; dispose of it when nobody uses it any more.");
        }
        _real.Dispose();
    }
}
