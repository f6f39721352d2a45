using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Locks;

/// <summary>Lock: scopes, entering and trying.</summary>
internal static class LockPrograms
{
    private const string Family = "System.Threading.Lock";

    [Correct(Family)]
    public static Task TwoIncrements_UnderOneLock_AreBothKept()
    {
        var gate = new Lock();
        return Counted.ByTwo(body =>
        {
            lock (gate)
                body();
        });
    }

    [Wrong(Family)]
    public static Task TwoIncrements_UnderALockEach_LoseOne() => Counted.ByTwo(body =>
    {
        var gate = new Lock();
        using (gate.EnterScope())
            body();
    });

    [Correct(Family)]
    public static Task TryEnter_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var gate = new Lock();
        return Counted.ByThoseLetIn(body =>
        {
            if (!gate.TryEnter(TimeSpan.FromSeconds(1)))
                return false;
            body();
            Assert.True(gate.IsHeldByCurrentThread);
            gate.Exit();
            return true;
        });
    }

    [Wrong(Family)]
    public static Task TryEnter_WithATimeout_TakenForCertain()
    {
        var gate = new Lock();
        return Counted.ByTwo(body =>
        {
            Assert.True(gate.TryEnter(60_000));
            body();
            gate.Exit();
        });
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task TwoLocks_TakenInBothOrders_BlockEachOther()
    {
        var (one, other) = (new Lock(), new Lock());
        return Task.WhenAll(Task.Run(() => Both(one, other)), Task.Run(() => Both(other, one)));

        static void Both(Lock first, Lock second)
        {
            lock (first)
            {
                lock (second)
                {
                }
            }
        }
    }
}
