namespace Weft;

// One operation of a TaskSequencer, from the moment it is queued until its body has ended.
//
//  _state:    Waiting ---token---> Cancelled ---its turn---> TakenUp
//                +------------------its turn--------------------^
//
//  Who lets the caller's task be cancelled: the token's callback, if its compare-exchange finds Waiting. Who takes the turn:
//  whoever writes TakenUp first. That is the work item that the context runs, or Refuse when the context would not have it. A
//  context that throws and runs the work item all the same finds TakenUp and changes nothing.
//
//  _arrivals: 0 ---first---> 1. The start of a turn and its end arrive here, each once, in any order. The second one moves
//  the chain on, the first one leaves. An operation that ends within its own start hence goes back to the loop that started
//  it instead of starting the next one on top of itself (C14).

/// <summary>A queued operation: its place in the chain, its token, and the task that its caller holds.</summary>
internal abstract class QueuedOperation(TaskSequencer sequencer, CancellationToken cancellationToken) : IThreadPoolWorkItem
{
    private const int Waiting = 0;
    private const int Cancelled = 1;
    private const int TakenUp = 2;

    private readonly CapturedContext _context = CapturedContext.Capture();

    // Null when the flow is suppressed, and once the operation has left Waiting. Only the one who moved it from there writes it.
    private ExecutionContext? _executionContext = ExecutionContext.Capture();

    // Written before the operation is queued, and only read from then on.
    private CancellationTokenRegistration _registration;

    // What the factory returned; null until then, and again when it has ended.
    private Task? _body;

    private int _state;
    private int _arrivals;

    /// <summary>The operation behind this one. Guarded by the sequencer's lock, and null once this one has its turn.</summary>
    public QueuedOperation? Next { get; set; }

    /// <summary>Ties the operation to its token. It comes before queuing; a token that is cancelled calls back at once.</summary>
    /// <remarks>
    /// A callback that had to find its node in a list would need the opposite order. This one touches nothing but the
    /// operation, so an operation can be queued cancelled; and what is stored here needs no second look, as queuing
    /// publishes it to whoever takes the turn.
    /// </remarks>
    public void Register()
    {
        if (!cancellationToken.CanBeCanceled)
            return;

        _registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((QueuedOperation)state!).CancelWaiting(token),
            this);
    }

    /// <summary>Takes back what <see cref="Register"/> did; does not wait for a callback that is running.</summary>
    public void Unregister() => _registration.Unregister();

    /// <summary>Starts the turn in the context that the operation was queued in. Called by the owner of the chain, once.</summary>
    public void HandOver()
    {
        // Nothing of the caller's is left to run, so its context need not hear of it.
        if (Volatile.Read(ref _state) == Cancelled)
        {
            Execute();
            return;
        }

        try
        {
            _context.Queue(this);
        }
        catch (Exception exception)
        {
            Refuse(exception);
        }
    }

    /// <summary>Takes the turn: starts the body, or passes over it if it was cancelled. Never throws.</summary>
    public void Execute()
    {
        switch (Interlocked.Exchange(ref _state, TakenUp))
        {
            case Waiting:
                // Never Dispose: it waits for a callback that is running, and that may be the code that queues on us.
                Unregister();
                Start();
                break;
            case Cancelled:
                PassOver();
                break;
        }
    }

    /// <summary>Says that the start of the turn, or its end, is over.</summary>
    /// <returns>Whether the other one was before. The caller then owns the chain, and has to move it on.</returns>
    public bool Arrive() => Interlocked.Exchange(ref _arrivals, 1) == 1;

    /// <summary>Calls the factory that was queued, with <paramref name="token"/>, and lets go of it.</summary>
    protected abstract Task? CreateBody(CancellationToken token);

    /// <summary>Lets go of the factory that was queued, without calling it.</summary>
    protected abstract void DropFactory();

    /// <summary>Completes the caller's task with the result of <paramref name="body"/>, which has one.</summary>
    protected abstract void Succeed(Task body);

    /// <summary>Faults the caller's task.</summary>
    protected abstract void Fail(IEnumerable<Exception> exceptions);

    /// <summary>Cancels the caller's task.</summary>
    protected abstract void Cancel(CancellationToken token);

    private void CancelWaiting(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) != Waiting)
            return;

        // The operation keeps its place until its turn comes (C7). What its caller captured need not wait for that.
        DropFactory();
        _executionContext = null;
        Cancel(token);
    }

    private void Refuse(Exception exception)
    {
        switch (Interlocked.Exchange(ref _state, TakenUp))
        {
            case Waiting:
                Unregister();
                DropFactory();
                _executionContext = null;
                Fail([exception]);
                EndTurn();
                break;
            case Cancelled:
                PassOver();
                break;
            default:
                // The context has run the operation although it threw: the turn is over or under way, and nobody waits
                // for this exception.
                UnobservedFailure.Report(exception);
                break;
        }
    }

    private void PassOver()
    {
        // The callback has written Cancelled, and may not have come further. If the turn ended first, DisposeAsync could
        // complete while the caller's task is still open. Whichever of the two comes second changes nothing.
        Cancel(cancellationToken);
        EndTurn();
    }

    private void Start()
    {
        try
        {
            CreateBodyInExecutionContext();
        }
        catch (OperationCanceledException exception)
        {
            // What an async factory would have made of it.
            Cancel(exception.CancellationToken);
            EndTurn();
            return;
        }
        catch (Exception exception)
        {
            Fail([exception]);
            EndTurn();
            return;
        }

        if (_body!.IsCompleted)
            OnBodyEnded();
        else
            _body.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnBodyEnded);
    }

    private void CreateBodyInExecutionContext()
    {
        ExecutionContext? executionContext = _executionContext;
        _executionContext = null;
        if (executionContext is null)
            StoreBody();
        else
            ExecutionContext.Run(executionContext, static state => ((QueuedOperation)state!).StoreBody(), this);
    }

    private void StoreBody() =>
        _body = CreateBody(cancellationToken) ?? throw new InvalidOperationException(
            "The operation returned null instead of a task; return a task that ends when the operation has ended.");

    private void OnBodyEnded()
    {
        Task body = _body!;
        _body = null;
        if (body.IsCompletedSuccessfully)
            Succeed(body);
        else if (body.IsFaulted)
            Fail(body.Exception.InnerExceptions);
        else
            Cancel(TokenOf(body));
        EndTurn();
    }

    private void EndTurn()
    {
        if (Arrive())
            sequencer.Advance();
    }

    // The token of a cancelled task is not public; the exception that stands for the task carries it.
    private static CancellationToken TokenOf(Task cancelled) => new TaskCanceledException(cancelled).CancellationToken;
}
