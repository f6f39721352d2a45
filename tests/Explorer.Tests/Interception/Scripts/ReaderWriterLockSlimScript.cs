namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of ReaderWriterLockSlim, alone: every sequence of four entries and exits under both policies.</summary>
public static class ReaderWriterLockSlimScript
{
    private static readonly Func<ReaderWriterLockSlim, bool>[] Moves =
    [
        gate => gate.TryEnterReadLock(0),
        gate => gate.TryEnterUpgradeableReadLock(0),
        gate => gate.TryEnterWriteLock(0),
        gate =>
        {
            gate.ExitReadLock();
            return true;
        },
        gate =>
        {
            gate.ExitUpgradeableReadLock();
            return true;
        },
        gate =>
        {
            gate.ExitWriteLock();
            return true;
        },
    ];

    public static string Sequences()
    {
        var script = new Transcript();
        foreach (var policy in Enum.GetValues<LockRecursionPolicy>())
        {
            for (var sequence = 0; sequence < 6 * 6 * 6 * 6; sequence++)
                Play(script, policy, sequence);
        }
        return script.ToString();
    }

    public static string Tries()
    {
        var script = new Transcript();
        var gate = new ReaderWriterLockSlim();
        script.Note(() => new ReaderWriterLockSlim().RecursionPolicy, "policy");
        script.Note(() => gate.TryEnterReadLock(-2), "read -2");
        script.Note(() => gate.TryEnterReadLock(TimeSpan.MaxValue), "read max");
        script.Note(() => gate.TryEnterReadLock(0), "read 0");
        script.Note(gate.ExitReadLock, "exit");
        script.Note(() => gate.TryEnterReadLock(TimeSpan.FromSeconds(1)), "read span");
        script.Note(gate.Dispose, "dispose held");
        script.Note(gate.ExitReadLock, "exit");
        script.Note(() => gate.TryEnterUpgradeableReadLock(-2), "upgradeable -2");
        script.Note(() => gate.TryEnterUpgradeableReadLock(0), "upgradeable 0");
        script.Note(gate.ExitUpgradeableReadLock, "exit");
        script.Note(() => gate.TryEnterUpgradeableReadLock(TimeSpan.Zero), "upgradeable span");
        script.Note(() => gate.TryEnterWriteLock(-2), "write -2");
        script.Note(() => gate.TryEnterWriteLock(1), "write 1");
        script.Note(gate.ExitWriteLock, "exit");
        script.Note(() => gate.TryEnterWriteLock(TimeSpan.Zero), "write span");
        script.Note(() => (gate.WaitingReadCount, gate.WaitingUpgradeCount, gate.WaitingWriteCount), "waiting");
        script.Note(gate.ExitWriteLock, "exit");
        script.Note(gate.ExitUpgradeableReadLock, "exit");
        script.Note(gate.Dispose, "dispose");
        script.Note(gate.Dispose, "dispose");
        script.Note(gate.EnterReadLock, "read");
        script.Note(() => gate.TryEnterWriteLock(0), "write");
        script.Note(() => gate.CurrentReadCount, "count");
        return script.ToString();
    }

    private static void Play(Transcript script, LockRecursionPolicy policy, int sequence)
    {
        var gate = new ReaderWriterLockSlim(policy);
        for (var (left, count) = (sequence, 0); count < 4; left /= 6, count++)
        {
            var move = left % 6;
            script.Note(() => Moves[move](gate), $"{policy} {sequence} {move}");
        }
        script.Note(() => (gate.IsReadLockHeld, gate.IsUpgradeableReadLockHeld, gate.IsWriteLockHeld), "then");
        script.Note(() => (gate.RecursiveReadCount, gate.RecursiveUpgradeCount, gate.RecursiveWriteCount, gate.CurrentReadCount), "counts");
    }
}
