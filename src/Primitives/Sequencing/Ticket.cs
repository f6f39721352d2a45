namespace Weft;

/// <summary>
/// The place of an operation that its caller may cancel. It is an object of its own, so that a cancelled operation leaves nothing in
/// the chain but this: what the caller handed in and the source of the caller's task are let go at once.
/// </summary>
/// <param name="operation">The operation itself, which is in no chain.</param>
/// <param name="token">The caller's token.</param>
internal sealed class Ticket(IQueued operation, CancellationToken token) : IQueued
{
    private IArrival? _next;

    // Null once the caller's task has been cancelled.
    private IQueued? _operation = operation;

    // Written before the ticket is pushed, and only read from then on.
    private CancellationTokenRegistration _registration;

    private int _claim;

    public IArrival? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    public int Depth { get; set; }

    public CapturedContext Context { get; } = operation.Context;

    public ExecutionContext? ExecutionContext => _operation!.ExecutionContext;

    public CancellationToken Token => token;

    public bool IsCancelled => Volatile.Read(ref _claim) == Claim.Cancelled;

    /// <summary>Ties the operation to its token. It comes before the push; a token that is cancelled calls back at once.</summary>
    /// <remarks>
    /// A callback that had to find its node in a list would need the opposite order. This one touches nothing but the ticket, so an
    /// operation can be pushed cancelled; and the push publishes what is stored here to whoever takes the turn.
    /// </remarks>
    public void Register() => _registration = token.UnsafeRegister(
        static (state, token) => _ = ((Ticket)state!).TryCancelInPlace(token),
        this);

    /// <summary>Takes back what <see cref="Register"/> did; does not wait for a callback that is running.</summary>
    public void Unregister() => _registration.Unregister();

    public bool TryTakeUp()
    {
        if (Interlocked.CompareExchange(ref _claim, Claim.TakenUp, Claim.Waiting) == Claim.Waiting)
        {
            // Never Dispose: it waits for a callback that is running, and that may be the code that queues on us.
            Unregister();
            return true;
        }

        return false;
    }

    public void TryCancel(CancellationToken cause)
    {
        if (TryCancelInPlace(cause))
            Unregister();
    }

    public Task? Call(CancellationToken token) => _operation!.Call(token);

    public void Drop() => _operation!.Drop();

    public void Succeed(Task body) => _operation!.Succeed(body);

    public void Fail(IEnumerable<Exception> exceptions) => _operation!.Fail(exceptions);

    // The canceller has claimed the operation, and may not have come further when the turn passes over it.
    public void Cancel(CancellationToken cause) => Volatile.Read(ref _operation)?.Cancel(cause);

    // The callback calls this and no more: it may run before Register has stored the registration.
    private bool TryCancelInPlace(CancellationToken cause)
    {
        if (Interlocked.CompareExchange(ref _claim, Claim.Cancelled, Claim.Waiting) != Claim.Waiting)
            return false;

        IQueued operation = _operation!;
        operation.Drop();
        operation.Cancel(cause);
        Volatile.Write(ref _operation, null);
        return true;
    }
}
