using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Weft;

// The word and the stack of arrivals.
public partial class TaskSequencer
{
    // See the protocol: null, s_entered, the youngest arrival, or a Closing.
    private object? _state;

    // Who waits for the sequencer to be idle and has been taken off the stack. The owner's.
    private IdleWaiter? _idleWaiters;

    private Task Queue<TCall>(TCall call, CancellationToken token)
        where TCall : struct, ICall
    {
        if (!_isPlain)
            return QueueWithOptions(call, token);
        if (token.IsCancellationRequested)
            return QueueCancelled(call, token);

        object? seen = Volatile.Read(ref _state);
        if (seen is null)
        {
            seen = Interlocked.CompareExchange(ref _state, s_entered, null);
            if (seen is null)
                return RunEntered(call, token);
        }

        return Push(call, seen, token);
    }

    // There is nothing to do, and a place in the chain would make nobody wait for anything.
    private Task QueueCancelled<TCall>(TCall call, CancellationToken token)
        where TCall : struct, ICall
    {
        if (Volatile.Read(ref _state) is Closing)
            throw Disposed();
        call.NewOutcome(out Task callersTask).Cancel(token);
        return callersTask;
    }

    // The whole turn of an operation that never is in the chain. A body that has ended when the call returns is the caller's task:
    // it says all that a task of our own could say, and there is none to be made.
    private Task RunEntered<TCall>(TCall call, CancellationToken token)
        where TCall : struct, ICall
    {
        Task? body;
        var here = Surroundings.Capture();
        try
        {
            body = call.Invoke(token.CanBeCanceled ? Link(token) : _abort.Token);
        }
        catch (Exception exception)
        {
            here.Restore();
            return LeaveFailed(call, exception);
        }

        here.Restore();
        if (body is null)
            return LeaveFailed(call, NoBody());
        if (!body.IsCompleted)
            return FollowEntered(call, body);
        if (body.IsCanceled)
            return LeaveCancelled(call, body);
        Leave();
        return body;
    }

    private Task LeaveFailed<TCall>(TCall call, Exception exception)
        where TCall : struct, ICall
    {
        IOutcome outcome = call.NewOutcome(out Task callersTask);
        End(outcome, exception);
        Leave();
        return callersTask;
    }

    // The body may tell of the token that it was handed, which says nothing to its caller.
    private Task LeaveCancelled<TCall>(TCall call, Task body)
        where TCall : struct, ICall
    {
        IOutcome outcome = call.NewOutcome(out Task callersTask);
        End(outcome, body);
        Leave();
        return callersTask;
    }

    private Task FollowEntered<TCall>(TCall call, Task body)
        where TCall : struct, ICall
    {
        IOutcome outcome = call.NewOutcome(out Task callersTask);
        Follow(body, outcome);
        return callersTask;
    }

    // Ends a turn that nobody had to be told of.
    private void Leave()
    {
        Unlink();
        Volatile.Write(ref _completed, _completed + 1);

        // Somebody may have arrived. A caller is never kept to run the work of others; that goes to its own contexts.
        if (Interlocked.CompareExchange(ref _state, null, s_entered) != s_entered)
            MoveOn(mayRunHere: false);
    }

    private Task Push<TCall>(TCall call, object? seen, CancellationToken token)
        where TCall : struct, ICall
    {
        PushOrThrow(NewQueued(call, token, out Task callersTask), seen);
        return callersTask;
    }

    // What is to be pushed. Before the push, so that nothing can fail between the push and the start: the chain would stand still (C9).
    private static IQueued NewQueued<TCall>(TCall call, CancellationToken token, out Task callersTask)
        where TCall : struct, ICall
    {
        IQueued operation = call.NewQueued(out callersTask);
        if (!token.CanBeCanceled)
            return operation;

        var ticket = new Ticket(operation, token);
        ticket.Register();
        return ticket;
    }

    private void PushOrThrow(IQueued operation, object? seen)
    {
        if (TryPush(operation, seen))
            return;

        // Lets go of the token too: a long-lived one would keep what was never started.
        operation.TryTakeUp();
        throw Disposed();
    }

    private bool TryPush(IQueued operation, object? seen)
    {
        if (!TryArrive(operation, ref seen, counted: 1, entersIdle: true))
            return false;
        if (seen is null)
            RunPushed(operation);
        return true;
    }

    // Linearization point of queuing, of disposal and of waiting for idle: the compare-exchange that succeeds. What is seen then is
    // what the arrival stands above. Nobody gets above a Closing.
    private bool TryArrive(IArrival arrival, ref object? seen, int counted, bool entersIdle)
    {
        while (seen is not Closing && (entersIdle || seen is not null))
        {
            LinkTo(arrival, seen, counted);
            object? found = Interlocked.CompareExchange(ref _state, arrival, seen);
            if (found == seen)
                return true;

            // Somebody was faster: what he left there is what we look for next.
            seen = found;
        }

        return false;
    }

    // The first in an idle sequencer: this thread is the owner, and in the operation's own context.
    private void RunPushed(IQueued operation)
    {
        _taken = operation;
        _turns = 1;
        Volatile.Write(ref _head, operation);
        if (Run(operation, Surroundings.Capture()))
            Advance(mayRunHere: false);
    }

    private static void LinkTo(IArrival arrival, object? before, int counted)
    {
        if (before is null || before == s_entered)
        {
            arrival.Next = null;
            arrival.Depth = counted;
            return;
        }

        IArrival last = Unsafe.As<IArrival>(before);
        arrival.Next = last;
        arrival.Depth = last.Depth + counted;
    }

    // Takes the next turn; or leaves the sequencer idle, and then says so.
    private bool TryTakeNext([NotNullWhen(true)] out IQueued? next)
    {
        IArrival? previous = _head;
        IArrival? head = previous?.Next;

        // Whoever still holds an operation that has ended must not hold all that were queued after it (C13). The collector itself
        // does when only the younger ones are collected.
        if (previous is not null)
            previous.Next = null;
        while (head is null)
        {
            object? youngest = GoIdleUnlessNew();
            if (youngest is null)
            {
                next = null;
                return false;
            }

            head = Take(youngest);
        }

        Volatile.Write(ref _turns, _turns + 1);
        Volatile.Write(ref _head, head);
        next = Unsafe.As<IQueued>(head);
        return true;
    }

    // Turns the new part of the stack round. What was pushed last comes first there.
    private IArrival? Take(object youngest)
    {
        IArrival? oldest = null;
        var arrival = Unsafe.As<IArrival>(youngest);
        object end = _taken;
        while (arrival is not null && arrival != end)
        {
            IArrival? before = arrival.Next;
            if (arrival is IdleWaiter waiter)
            {
                waiter.Next = _idleWaiters;
                _idleWaiters = waiter;
            }
            else if (arrival is Closing)
            {
                arrival.Next = null;
            }
            else
            {
                arrival.Next = oldest;
                oldest = arrival;
            }

            arrival = before;
        }

        _taken = youngest;
        return oldest;
    }

    // Null if the sequencer is idle now; what arrived last if something is new.
    private object? GoIdleUnlessNew()
    {
        // After the exchange somebody else may be the owner, so what the next one has to find is put there before.
        object last = _taken;
        IdleWaiter? waiters = _idleWaiters;
        int turns = _turns;
        _idleWaiters = null;
        _taken = s_entered;
        Volatile.Write(ref _turns, 0);
        Volatile.Write(ref _head, null);
        var closing = last as Closing;
        object? found = Interlocked.CompareExchange(ref _state, closing is null ? null : s_closed, last);
        if (found != last)
        {
            _idleWaiters = waiters;
            _taken = last;
            Volatile.Write(ref _turns, turns);
            return found;
        }

        closing?.TrySetResult();
        for (; waiters is not null; waiters = (IdleWaiter?)waiters.Next)
            waiters.TrySetResult();
        return null;
    }

    private static ObjectDisposedException Disposed() =>
        new(nameof(TaskSequencer), "The sequencer was disposed; the operation was not started.");
}
