namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of SpinLock, alone.</summary>
public static class SpinLockScript
{
    public static string Tracked()
    {
        var script = new Transcript();
        var holder = new Holder();
        script.Note(() => holder.Lock.IsThreadOwnerTrackingEnabled);
        script.Note(() => holder.Enter());
        script.Note(() => holder.Lock.IsHeld);
        script.Note(() => holder.Lock.IsHeldByCurrentThread);
        script.Note(() => holder.Enter());
        script.Note(() => holder.TryEnter());
        script.Note(() => holder.TryEnter(0));
        script.Note(() => holder.TryEnter(TimeSpan.Zero));
        script.Note(() => holder.EnterTaken());
        script.Note(() => holder.Lock.Exit());
        script.Note(() => holder.Lock.Exit());
        script.Note(() => holder.Lock.Exit(false));
        script.Note(() => holder.TryEnter(-2));
        script.Note(() => holder.TryEnter(TimeSpan.MaxValue));
        script.Note(() => holder.TryEnter(5));
        script.Note(() => holder.Lock.Exit(true));
        script.Note(() => holder.TryEnter(TimeSpan.Zero));
        script.Note(() => holder.Lock.Exit(false));
        script.Note(() => holder.Lock.IsHeld);
        return script.ToString();
    }

    public static string Untracked()
    {
        var script = new Transcript();
        var holder = new Holder { Lock = new SpinLock(false) };
        script.Note(() => holder.Lock.IsThreadOwnerTrackingEnabled);
        script.Note(() => holder.Enter());
        script.Note(() => holder.Lock.IsHeld);
        script.Note(() => holder.Lock.IsHeldByCurrentThread);
        script.Note(() => holder.TryEnter());
        script.Note(() => holder.TryEnter(1));
        script.Note(() => holder.Lock.Exit());
        script.Note(() => holder.Lock.IsHeld);
        script.Note(() => new SpinLock(true).IsThreadOwnerTrackingEnabled);
        return script.ToString();
    }

    private sealed class Holder
    {
        public SpinLock Lock;

        public bool Enter()
        {
            var isTaken = false;
            Lock.Enter(ref isTaken);
            return isTaken;
        }

        public bool EnterTaken()
        {
            var isTaken = true;
            Lock.Enter(ref isTaken);
            return isTaken;
        }

        public bool TryEnter()
        {
            var isTaken = false;
            Lock.TryEnter(ref isTaken);
            return isTaken;
        }

        public bool TryEnter(int timeout)
        {
            var isTaken = false;
            Lock.TryEnter(timeout, ref isTaken);
            return isTaken;
        }

        public bool TryEnter(TimeSpan timeout)
        {
            var isTaken = false;
            Lock.TryEnter(timeout, ref isTaken);
            return isTaken;
        }
    }
}
