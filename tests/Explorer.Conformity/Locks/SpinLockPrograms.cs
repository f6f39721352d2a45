namespace Weft.Exploration.Conformity.Locks;

/// <summary>SpinLock: it is a struct, and who copies it has another one.</summary>
internal static class SpinLockPrograms
{
    private const string Family = "SpinLock";

    [Correct(Family)]
    public static Task TwoIncrements_UnderOneLock_AreBothKept()
    {
        var holder = new Holder();
        return Counted.ByTwo(body =>
        {
            var isTaken = false;
            holder.Shared.Enter(ref isTaken);
            body();
            holder.Shared.Exit();
        });
    }

    [Wrong(Family)]
    public static Task TwoIncrements_UnderAReadonlyLock_LoseOne()
    {
        var holder = new Holder();
        return Counted.ByTwo(body =>
        {
            var isTaken = false;
            holder.Copied.Enter(ref isTaken); // on a copy, since the field cannot be changed
            body();
        });
    }

    [Correct(Family)]
    public static Task TryEnter_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var holder = new Holder();
        return Counted.ByThoseLetIn(body =>
        {
            var isTaken = false;
            holder.Shared.TryEnter(100, ref isTaken);
            if (!isTaken)
                return false;
            body();
            holder.Shared.Exit(useMemoryBarrier: false);
            return true;
        });
    }

    [Wrong(Family)]
    public static Task TryEnter_TakenForCertain()
    {
        var holder = new Holder();
        return Counted.ByTwo(body =>
        {
            var isTaken = false;
            holder.Shared.TryEnter(ref isTaken);
            Assert.True(isTaken);
            body();
            holder.Shared.Exit();
        });
    }

    private sealed class Holder
    {
        public readonly SpinLock Copied;
        public SpinLock Shared;
    }
}
