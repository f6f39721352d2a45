using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// AwaitableEvent without the number of the circle: whether a waiter is linked is told by its links alone. A release takes the
// circle by the word, and cuts the links later.
//
//   pulser                                      canceller
//   takes the circle: the word is empty
//                                               takes the word; its waiter has links: so it is linked
//                                               unlinks it, and ends the wait as cancelled
//   cuts the links; counts the waiter, which did not go on
//
// If a newcomer has come in between, the canceller writes the word as it would be without its waiter, and the newcomer is lost.
//
// Expected: the pulse says that it released one waiter, and none went on. Sound: a waiter remembers the number of its circle, and
// the first one of the next circle counts on.
internal sealed class TrustsTheLinks : IEventUnderTest
{
    private static readonly Waiter s_set = new();
    private static readonly Waiter s_busy = new();

    private Waiter? _tail;

    public bool IsSet => Volatile.Read(ref _tail) == s_set;

    public int Set() => Release(Exchange(s_set));

    public int Pulse() => Release(Exchange(null));

    public void Reset() => Interlocked.CompareExchange(ref _tail, null, s_set);

    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        var waiter = new Waiter();
        var youngest = Exchange(s_busy);
        (waiter.Next, waiter.Previous) = (youngest?.Next ?? waiter, youngest ?? waiter);
        (waiter.Next.Previous, waiter.Previous.Next) = (waiter, waiter);
        Volatile.Write(ref _tail, waiter);
        cancellationToken.UnsafeRegister(_ => Cancel(waiter, cancellationToken), null);
        return waiter.Task;
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        var youngest = Exchange(s_busy);
        if (waiter.Previous is not { } older)
        {
            Volatile.Write(ref _tail, youngest);
            return;
        }

        (older.Next, waiter.Next!.Previous) = (waiter.Next, older);
        waiter.Previous = null;
        Volatile.Write(ref _tail, older == waiter ? null : youngest == waiter ? older : youngest);
        waiter.TrySetCanceled(cancellationToken);
    }

    private static int Release(Waiter? youngest)
    {
        if (youngest is null || youngest == s_set) return 0;
        var released = new List<Waiter>();
        for (var waiter = youngest.Next!; released.LastOrDefault() != youngest; waiter = waiter.Next!) released.Add(waiter);
        foreach (var waiter in released)
        {
            waiter.Previous = null;
            waiter.TrySetResult();
        }

        return released.Count;
    }

    private Waiter? Exchange(Waiter? word)
    {
        var spinner = default(SpinWait);
        while (true)
        {
            var tail = Volatile.Read(ref _tail);
            if (tail != s_busy && Interlocked.CompareExchange(ref _tail, word, tail) == tail) return tail;
            spinner.SpinOnce();
        }
    }

    // The links are watched, as their order is what the fault is about.
    private sealed class Waiter() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private Waiter? _next;
        private Waiter? _previous;

        public Waiter? Next
        {
            get => Volatile.Read(ref _next);
            set => Volatile.Write(ref _next, value);
        }

        public Waiter? Previous
        {
            get => Volatile.Read(ref _previous);
            set => Volatile.Write(ref _previous, value);
        }
    }
}
