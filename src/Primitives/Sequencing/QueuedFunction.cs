namespace Weft;

/// <summary>A queued operation that has a result.</summary>
/// <remarks>In one object: its place in the chain, what its caller handed in, and the source of the caller's task.</remarks>
internal sealed class QueuedFunction<TResult, TCall>(TCall call) : FunctionOutcome<TResult>, IQueued
    where TCall : struct, ICall
{
    private IArrival? _next;

    private readonly CapturedContext _context = CapturedContext.Capture();

    // Both are let go as soon as the operation has left Waiting, by the one who moved it from there.
    private ExecutionContext? _executionContext = System.Threading.ExecutionContext.Capture();
    private TCall _call = call;

    private int _claim;

    public IArrival? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    public int Depth { get; set; }

    public CapturedContext Context => _context;

    public ExecutionContext? ExecutionContext => _executionContext;

    public CancellationToken Token => CancellationToken.None;

    public bool IsCancelled => Volatile.Read(ref _claim) == Claim.Cancelled;

    public bool TryTakeUp() => Interlocked.CompareExchange(ref _claim, Claim.TakenUp, Claim.Waiting) == Claim.Waiting;

    public void TryCancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _claim, Claim.Cancelled, Claim.Waiting) != Claim.Waiting)
            return;

        Drop();
        Cancel(token);
    }

    public Task? Call(CancellationToken token)
    {
        TCall call = _call;
        Drop();
        return call.Invoke(token);
    }

    public void Drop()
    {
        _call = default;
        _executionContext = null;
    }
}
