using System.Runtime.CompilerServices;

namespace Weft;

// Turns. The chain has one owner at a time: the thread that entered an idle sequencer, then whoever moves the chain on. What stands
// here is touched by the owner alone, unless a comment says who else reads it; the word, a queue or a body's end hands it on.
public partial class TaskSequencer
{
    // Whose turn it is and, by Next, those taken behind it. Null while an operation runs that never was queued. AbortAsync reads it.
    private IArrival? _head;

    // The youngest arrival that has been taken; arrivals above it in the word are new.
    private object _taken = s_entered;

    // How many of the operations counted by Depth have had their turn. Counts reads it.
    private int _turns;

    // How many operations are over. Counts reads it.
    private long _completed;

    // The body that runs and where its outcome goes; null while none does.
    private Task? _body;
    private IOutcome? _outcome;

    // Whether the turn began in a context of others. Then its start and its end arrive here, each once, in any order; the second
    // one moves the chain on. A turn that ends within its own start goes back to the loop that started it (C14).
    private bool _isHandedOver;
    private int _arrivals;

    // Made when first needed, one of each for the sequencer's life.
    private Action? _onBodyEnded;
    private PoolTurn? _poolTurn;

    // The type of the async method that ended last; see MayGoOnHere.
    private Type? _asyncMethod;

    /// <summary>Goes on with the turn that <see cref="Advance"/> left to the pool.</summary>
    internal void RunPoolTurn()
    {
        if (Run((IQueued)_head!, Surroundings.Capture()))
            Advance(mayRunHere: true);
    }

    /// <summary>Starts the turn that was handed over to a context, on its thread.</summary>
    internal void RunHandedOver(IQueued operation)
    {
        if (Run(operation, Surroundings.Capture()))
            EndHandedOver();
    }

    /// <summary>Ends the turn that a context refused.</summary>
    internal void Refuse(IQueued operation, Exception exception)
    {
        if (operation.TryTakeUp())
        {
            operation.Drop();
            operation.Fail([exception]);
        }
        else
        {
            operation.Cancel(CauseOf(operation.Token));
        }

        EndHandedOver();
    }

    private void Advance(bool mayRunHere)
    {
        EndTurn();
        MoveOn(mayRunHere);
    }

    private void EndTurn()
    {
        Volatile.Write(ref _completed, _completed + 1);
        if (!_isPlain)
            EndTurnWithOptions();
    }

    // The owner's loop. It calls no turn from within another one: the stack does not grow with the queue (C14).
    private void MoveOn(bool mayRunHere)
    {
        // Once for all: each turn puts back what was here.
        var here = Surroundings.Capture();
        while (TryTakeNext(out IQueued? next))
        {
            bool isPool = next.Context.IsPool;
            if ((isPool && mayRunHere) || next.IsCancelled)
            {
                if (!Run(next, here))
                    return;
            }
            else if (isPool)
            {
                CapturedContext.QueueToPool(_poolTurn ??= new PoolTurn(this));
                return;
            }
            else if (!HandOver(next))
            {
                return;
            }
            else
            {
                // A context is code of others too.
                here.Restore();
            }

            EndTurn();
        }
    }

    // Starts a turn in a context of others. False if the turn goes on without us.
    private bool HandOver(IQueued operation)
    {
        _isHandedOver = true;
        var turn = new HandedOverTurn(this, operation);
        try
        {
            operation.Context.Queue(turn);
        }
        catch (Exception exception)
        {
            turn.Refuse(exception);
        }

        return Arrive();
    }

    private bool Arrive()
    {
        if (Interlocked.Exchange(ref _arrivals, 1) == 0)
            return false;

        _arrivals = 0;
        _isHandedOver = false;
        return true;
    }

    private void EndHandedOver()
    {
        if (Arrive())
            Advance(MayRunHere());
    }

    // Runs a turn here. False if its body goes on without us.
    private bool Run(IQueued operation, in Surroundings here)
    {
        if (!operation.TryTakeUp())
        {
            // The canceller has claimed the operation, and may not have come further. If the turn ended first, DisposeAsync could
            // complete while the caller's task is still open. Whichever of the two comes second changes nothing.
            operation.Cancel(CauseOf(operation.Token));
            return true;
        }

        if (Volatile.Read(ref _isAborted))
            return PassOverAborted(operation);

        Task body;
        try
        {
            body = CallInExecutionContext(operation, here);
        }
        catch (Exception exception)
        {
            End(operation, exception);
            return true;
        }

        if (!body.IsCompleted)
        {
            Follow(body, operation);
            return false;
        }

        End(operation, body);
        return true;
    }

    // The abort's walk missed what we were moving.
    private bool PassOverAborted(IQueued operation)
    {
        operation.Drop();
        operation.Cancel(_abort.Token);
        return true;
    }

    private Task CallInExecutionContext(IQueued operation, in Surroundings here)
    {
        ExecutionContext? captured = operation.ExecutionContext;
        if (!here.IsIn(captured))
            return CallElsewhere(captured!);

        try
        {
            return Call(operation);
        }
        finally
        {
            here.Restore();
        }
    }

    private Task CallElsewhere(ExecutionContext captured)
    {
        ExecutionContext.Run(captured, static state => ((TaskSequencer)state!).CallHead(), this);
        Task body = _body!;
        _body = null;
        return body;
    }

    private void CallHead() => _body = Call((IQueued)_head!);

    private Task Call(IQueued operation)
    {
        if (_detectsSelfAwait)
            _inside = Inside.Enter(this);
        CancellationToken token = operation.Token.CanBeCanceled ? Link(operation.Token) : _abort.Token;
        return operation.Call(token) ?? throw NoBody();
    }

    // Waits for the end of the body. From here on the chain belongs to it: nothing of the sequencer may be touched after this.
    private void Follow(Task body, IOutcome outcome)
    {
        _body = body;
        _outcome = outcome;
        Action onBodyEnded = _onBodyEnded ??= OnBodyEnded;
        body.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(onBodyEnded);
    }

    private void OnBodyEnded()
    {
        Task body = _body!;
        IOutcome outcome = _outcome!;
        _body = null;
        _outcome = null;
        bool mayRunHere = MayRunHere(body);
        End(outcome, body);
        if (!_isHandedOver || Arrive())
            Advance(mayRunHere);
    }

    private void End(IOutcome outcome, Task body)
    {
        if (body.IsCompletedSuccessfully)
            outcome.Succeed(body);
        else if (body.IsFaulted)
            outcome.Fail(body.Exception.InnerExceptions);
        else
            outcome.Cancel(CauseOf(body));
        Unlink();
    }

    private void End(IOutcome outcome, Exception exception)
    {
        // What an async method would have made of it.
        if (exception is OperationCanceledException cancellation)
            outcome.Cancel(CauseOfRunning(cancellation.CancellationToken));
        else
            outcome.Fail([exception]);
        Unlink();
    }

    // An await that follows the end of an async method goes on inside it. So do we, on the pool: what is queued there runs without a
    // hop for each. A body that was ended by hand is another matter: SetResult would run the work of others (C11).
    private bool MayRunHere(Task body) => IsAsyncMethod(body.GetType()) && MayRunHere();

    // No look at the stack: this is a continuation of the body's task, which the framework runs inline only while there is room, or
    // the base of what a context runs.
    private static bool MayRunHere() =>
        Thread.CurrentThread.IsThreadPoolThread
        && CapturedContext.Capture().IsPool;

    private bool IsAsyncMethod(Type body)
    {
        if (body == _asyncMethod)
            return true;

        Type? declaring = body.DeclaringType;
        if (declaring != typeof(AsyncTaskMethodBuilder<>))
            return false;

        _asyncMethod = body;
        return true;
    }

    private static InvalidOperationException NoBody() => new(
        "The operation returned null instead of a task; return a task that ends when the operation has ended.");
}
