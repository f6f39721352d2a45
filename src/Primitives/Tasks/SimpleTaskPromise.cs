namespace Weft;

// Protocol. One word, _word: what it refers to is the whole state of the rendezvous between the method and whoever awaits it.
//
//      +---------+  TryContinueWith   +--------------+
//      | Running | -----------------> | Awaited      |       Awaited: the continuation itself, which is a promise (another SimpleTask
//      | null    |                    | continuation |       method), an Action or a ContextContinuation
//      +---------+                    +--------------+
//           |        Complete              |   Complete: resumes the continuation
//           +---------------> +-------+ <--+
//                             | Ended |                      Ended: the Outcome; no way leads out
//                             +-------+
//
// Who resumes the awaiter: Complete exchanges the outcome for the continuation; TryContinueWith compares and exchanges. If the method
// ended first, the exchange found null and the awaiter finds the outcome and goes on by itself; otherwise the exchange found the
// continuation. One of the two, never both (D8). The result is written before the exchange and read after the outcome is seen (D9).
// Nobody drops a task in C#: an abandoned one is collected with its state machine, so there is no fourth state (D10).
//
// _isClaimed and _isCancelRequested are independent of that, and of each other; each goes from 0 to 1 once. Who has set _isClaimed may
// await (D12).
// _state is null or the method's MethodState; whoever needs it first attaches it, by compare-exchange. All other fields belong to the
// method's own flow, which one thread at a time runs; handing it on is the business of whatever the method awaits.
//
// Linearization points: the end = the exchange in Complete; the suspension of an awaiter = the compare-exchange in TryContinueWith; a
// claim and a cancellation = the exchange of their word.
// Explored: verification/Coyote/Tasks. Single steps: tests/Primitives.Tests/Tasks.
/// <summary>The heap part of a method that was suspended: its state machine, its result, and the word where it meets its awaiter.</summary>
internal abstract class SimpleTaskPromise : Waiter
{
    private object? _word;
    private ExecutionContext? _executionContext;
    private Action? _resume;
    private MethodState? _state;
    private int _isClaimed;
    private byte _isCancelRequested;

    // Says whether this method has a state that it made or asked for. Beside _state so that a method without signals does not have to
    // look there, where a canceller may be writing.
    private bool _hasState;

    /// <summary>How the method ended; null while it has not.</summary>
    public Outcome? Outcome =>
        // Needs acquire: who finds the outcome reads the result (D9).
        Volatile.Read(ref _word) as Outcome;

    public bool IsCancelRequested => Volatile.Read(ref _isCancelRequested) != 0;

    /// <summary>The state, if the method itself asked for one; for the method's own flow.</summary>
    public MethodState? OwnState => _hasState ? _state : null;

    /// <summary>What an awaiter that knows nothing of promises calls.</summary>
    public Action ResumeAction => _resume ??= Run;

    /// <inheritdoc/>
    public override WaitKind Kind => WaitKind.Await;

    /// <summary>Makes the caller the one who may await; throws if somebody was before.</summary>
    public void Claim()
    {
        if (Interlocked.Exchange(ref _isClaimed, 1) != 0)
        {
            throw new InvalidOperationException(
                "The task was awaited or converted before, which can be done once; convert it with AsTask, and await that many times.");
        }
    }

    /// <summary>Leaves <paramref name="continuation"/> to be resumed at the end; false if the method has ended.</summary>
    public bool TryContinueWith(object continuation) => Interlocked.CompareExchange(ref _word, continuation, null) switch
    {
        null => true,
        Weft.Outcome => false,
        _ => throw new InvalidOperationException(
            "A continuation was registered with this awaiter before, which can be done once; get the awaiter of a task of your own."),
    };

    /// <summary>The method has ended: whoever awaits it is next on this thread.</summary>
    public void Complete(Outcome outcome)
    {
        OwnState?.End();
        // A check and a store would lose the awaiter that came between them. Check-then-store: docs/bugs.md, SimpleTask.
        object? continuation = Interlocked.Exchange(ref _word, outcome);
        if (continuation is not null and not Weft.Outcome)
            Relay.Next(continuation);
    }

    /// <summary>As <see cref="Complete"/>, with what the method threw; what its policy says about that comes first.</summary>
    public void Fail(Exception exception) => Complete(Termination.Judge(OwnState, exception));

    /// <summary>Takes over what the method had before it was suspended for the first time.</summary>
    public void Adopt(MethodState state)
    {
        _state = state;
        _hasState = true;
        state.Promise = this;
    }

    /// <summary>The method's state, made if there is none; for the method's own flow.</summary>
    public MethodState NeedState()
    {
        if (!_hasState)
        {
            AttachState();
            _hasState = true;
        }

        return _state!;
    }

    /// <summary>The method's state, made if there is none; for others, who hold its task.</summary>
    public MethodState AttachState()
    {
        MethodState? state = Volatile.Read(ref _state);
        if (state is null)
        {
            var mine = new MethodState { Promise = this };
            state = Interlocked.CompareExchange(ref _state, mine, null) ?? mine;
        }

        return state;
    }

    /// <summary>Requests cancellation, also of what the method awaits if it propagates; false if it was requested or had ended.</summary>
    public bool Cancel()
    {
        bool isFirst = TryRequest(out MethodState? state);
        List<Exception>? failures = null;
        // A loop, because a chain of methods that await each other may be longer than a stack is deep.
        for (SimpleTaskPromise? next = null; state is not null; next?.TryRequest(out state))
        {
            next = state.CancelHere(ref failures);
            state = null;
        }

        return failures is null ? isFirst : throw new AggregateException(failures);
    }

    private bool TryRequest(out MethodState? state)
    {
        state = null;
        if (Outcome is not null)
            return false;
        // Needs a full fence: the method attaches a source or what it awaits, and then looks at the flag. One of the two sees the other.
        bool isFirst = Interlocked.Exchange(ref _isCancelRequested, 1) == 0;
        state = Volatile.Read(ref _state);
        return isFirst;
    }

    /// <summary>What runs after the await, runs with the execution context of now.</summary>
    public void Capture() => _executionContext = ExecutionContext.Capture();

    /// <summary>Runs the method on this thread, from where it was suspended, and then whoever awaits its end.</summary>
    public sealed override void Run()
    {
        // An awaiter that calls twice would start the method from the beginning.
        if (Outcome is null)
            Relay.Run(this);
    }

    /// <inheritdoc/>
    /// <remarks>A method that awaits an event in a context leaves another node there.</remarks>
    public sealed override void Release(ref Handover handover) => handover.Add(this, CapturedContext.Pool);

    /// <summary>Runs the method until it is suspended or has ended. For <see cref="Relay"/> only.</summary>
    public abstract void RunSteps();

    /// <summary>Runs the steps of this method, as <paramref name="steps"/> does.</summary>
    protected void RunInContext(ContextCallback steps)
    {
        // Restores the contexts of this thread afterwards, the synchronization context too. As with any task, that is left out where
        // the flow is suppressed.
        if (_executionContext is { } context)
            ExecutionContext.Run(context, steps, this);
        else
            steps(this);
    }

    /// <summary>The method goes on, here and now.</summary>
    public void Resumes()
    {
        if (_hasState)
            _state!.Resumes();
    }
}
