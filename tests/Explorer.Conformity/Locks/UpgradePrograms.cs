using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Locks;

/// <summary>ReaderWriterLockSlim: one reader who may become the writer, among others who read.</summary>
internal static class UpgradePrograms
{
    private const string Family = "Reader-writer locks";

    [Correct(Family, IsSmall = false)]
    public static async Task Upgrade_BesideAReader_WaitsUntilItHasLeft()
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
            gate.EnterUpgradeableReadLock();
            if (left == 0)
            {
                gate.EnterWriteLock();
                left++;
                Interleaving.Point();
                right++;
                gate.ExitWriteLock();
            }
            gate.ExitUpgradeableReadLock();
        }
    }

    [Wrong(Family)]
    public static async Task Upgradeable_NotYetUpgraded_ReadsBesideOthers()
    {
        var gate = new ReaderWriterLockSlim();
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(IncrementAsAReader));
        Assert.Equal(2, count);

        void Increment()
        {
            gate.EnterUpgradeableReadLock();
            Add();
            gate.ExitUpgradeableReadLock();
        }

        void IncrementAsAReader()
        {
            gate.EnterReadLock();
            Add();
            gate.ExitReadLock();
        }

        void Add()
        {
            var read = count;
            Interleaving.Point();
            count = read + 1;
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Upgrade_WaitedForByAReader_IsStuck()
    {
        var gate = new ReaderWriterLockSlim();
        var written = new TaskCompletionSource();
        await Task.WhenAll(Task.Run(Write), Task.Run(Read));

        void Write()
        {
            gate.EnterUpgradeableReadLock();
            gate.EnterWriteLock();
            gate.ExitWriteLock();
            gate.ExitUpgradeableReadLock();
            written.SetResult();
        }

        void Read()
        {
            gate.EnterReadLock();
            written.Task.Wait();
            gate.ExitReadLock();
        }
    }

    [Correct(Family, IsSmall = false)]
    public static Task TryEnterUpgradeable_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var gate = new ReaderWriterLockSlim();
        return Counted.ByThoseLetIn(body =>
        {
            if (!gate.TryEnterUpgradeableReadLock(100))
                return false;
            body();
            gate.ExitUpgradeableReadLock();
            return true;
        });
    }

    [Wrong(Family)]
    public static Task TryEnterUpgradeable_WithATimeout_TakenForCertain()
    {
        var gate = new ReaderWriterLockSlim();
        return Counted.ByTwo(body =>
        {
            Assert.True(gate.TryEnterUpgradeableReadLock(TimeSpan.FromMinutes(1)));
            body();
            gate.ExitUpgradeableReadLock();
        });
    }
}
