using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Locks;

/// <summary>ReaderWriterLockSlim: readers beside each other, writers alone, and who waits for whom.</summary>
internal static class ReaderWriterPrograms
{
    private const string Family = "Reader-writer locks";

    [Correct(Family)]
    public static async Task Writer_ExcludesReaders()
    {
        var gate = new ReaderWriterLockSlim();
        var (left, right) = (0, 0);
        await Task.WhenAll(Task.Run(Read), Task.Run(Write));

        void Read()
        {
            gate.EnterReadLock();
            var seen = left;
            Interleaving.Point();
            Assert.Equal(seen, right);
            gate.ExitReadLock();
        }

        void Write()
        {
            gate.EnterWriteLock();
            left++;
            Interleaving.Point();
            right++;
            gate.ExitWriteLock();
        }
    }

    [Wrong(Family)]
    public static Task TwoIncrements_AmongReaders_LoseOne()
    {
        var gate = new ReaderWriterLockSlim();
        return Counted.ByTwo(body =>
        {
            gate.EnterReadLock();
            body();
            gate.ExitReadLock();
        });
    }

    [Correct(Family)]
    public static Task TwoIncrements_ByUpgrading_AreBothKept()
    {
        var gate = new ReaderWriterLockSlim();
        return Counted.ByTwo(body =>
        {
            gate.EnterUpgradeableReadLock();
            gate.EnterWriteLock();
            body();
            gate.ExitWriteLock();
            gate.ExitUpgradeableReadLock();
        });
    }

    [Wrong(Family)]
    public static async Task Upgrading_ByLeavingFirst_WritesWhatWasReadBefore()
    {
        var gate = new ReaderWriterLockSlim();
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count);

        void Increment()
        {
            gate.EnterReadLock();
            var read = count;
            gate.ExitReadLock();
            gate.EnterWriteLock();
            count = read + 1;
            gate.ExitWriteLock();
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Reader_BehindAWriterThatWaits_IsWaitedForByAReader()
    {
        // Two readers would go together, were it not for the writer that came between them.
        var gate = new ReaderWriterLockSlim();
        var second = new TaskCompletionSource();
        await Task.WhenAll(Task.Run(First), Task.Run(Second), Task.Run(Write));

        void First()
        {
            gate.EnterReadLock();
            second.Task.Wait();
            gate.ExitReadLock();
        }

        void Second()
        {
            gate.EnterReadLock();
            second.SetResult();
            gate.ExitReadLock();
        }

        void Write()
        {
            gate.EnterWriteLock();
            gate.ExitWriteLock();
        }
    }

    [Correct(Family)]
    public static Task TryEnter_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var gate = new ReaderWriterLockSlim(LockRecursionPolicy.SupportsRecursion);
        return Counted.ByThoseLetIn(body =>
        {
            if (!gate.TryEnterWriteLock(100))
                return false;
            gate.EnterReadLock();
            body();
            gate.ExitReadLock();
            gate.ExitWriteLock();
            return true;
        });
    }

    [Wrong(Family)]
    public static Task TryEnter_WithATimeout_TakenForCertain()
    {
        var gate = new ReaderWriterLockSlim();
        return Counted.ByTwo(body =>
        {
            Assert.True(gate.TryEnterWriteLock(TimeSpan.FromHours(1)));
            body();
            gate.ExitWriteLock();
        });
    }
}
