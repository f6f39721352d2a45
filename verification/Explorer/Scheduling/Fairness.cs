namespace Weft.Exploration.Scheduling;

/// <summary>
/// Who may not run yet because it has said that it has nothing to do: <c>Thread.Yield</c>, <c>SpinWait.SpinOnce</c>, a sleep. A loop
/// of these would have schedules without end, in which it polls for ever what another operation never gets to write.
/// </summary>
/// <remarks>
/// <para>
/// The rule of Musuvathi and Qadeer, <em>Fair Stateless Model Checking</em> (PLDI 2008), with the sets taken at the hints only. At a
/// hint an operation gives way to every operation that could run at its hint before, can run now, and has not taken a step between
/// the two. It is not chosen, at this point or a later one, while one of these can run, until each has taken a step.
/// </para>
/// <para>
/// Why no bug gets lost: the first hint gives way to nobody, and a hint never orders anything but the same operation's second look,
/// with operations that had every opportunity in between. What the loop can see in its second round, with nothing done by them, it
/// could see in its first. What can differ is what the loop counts itself: a loop that gives up after n rounds is run to its end only
/// while others take steps or when nobody else can.
/// </para>
/// <para>
/// Why it never blocks everybody: to give way is to wait for somebody who steps later than the one who waits, and whoever takes a step
/// is waited for no more; so there is no circle. Why loops end: in a schedule without end every operation that stays enabled is run
/// again and again, so what the loop polls is written, or it has no end in any fair schedule and is reported as such.
/// </para>
/// </remarks>
internal sealed class Fairness(EnabledSet enabled)
{
    // Only operations that have given a hint are here: the others cost nothing.
    private readonly List<Yielder> _yielders = [];
    private readonly OperationSet _held = new();
    private long _steps;

    /// <summary>Notes that <paramref name="operation"/> has taken a step: nobody has to give way to it any more.</summary>
    public void Stepped(Operation operation)
    {
        operation.LastStep = ++_steps;
        foreach (var yielder in _yielders)
            yielder.First.Remove(operation.Id);
    }

    /// <summary>Notes that <paramref name="operation"/> looks for something that it waits for, and has not found it.</summary>
    public void GiveWay(Operation operation)
    {
        var yielder = _yielders.Find(other => other.Operation == operation);
        if (yielder is null)
            _yielders.Add(yielder = new Yielder(operation));
        else if (!AddFirst(yielder, timers: false))
            AddFirst(yielder, timers: true);
        yielder.EnabledBefore.Clear();
        yielder.EnabledBefore.Add(enabled.Members);
        yielder.HintAt = _steps;
    }

    /// <summary>Forgets an operation that has ended.</summary>
    public void Forget(Operation operation)
    {
        if (_yielders.Count > 0)
            _yielders.RemoveAll(yielder => yielder.Operation == operation);
    }

    /// <summary>Those who can run and need not give way; <paramref name="held"/> are the others.</summary>
    public bool Holds(out OperationSet held)
    {
        held = _held;
        held.Clear();
        foreach (var yielder in _yielders)
        {
            if (enabled.Contains(yielder.Operation) && yielder.First.Overlaps(enabled.Members))
                held.Add(yielder.Operation.Id);
        }
        return held.Count > 0;
    }

    // Time passes only where nobody else has something to do: or a loop that polls would make every time-out come before what it
    // polls for.
    private bool AddFirst(Yielder yielder, bool timers)
    {
        for (var place = 0; place < enabled.Count; place++)
        {
            var other = enabled[place];
            if (other.IsTimer == timers && other != yielder.Operation
                && other.LastStep <= yielder.HintAt && yielder.EnabledBefore.Contains(other.Id))
            {
                yielder.First.Add(other.Id);
            }
        }
        return yielder.First.Count > 0;
    }

    /// <summary>What is known of an operation that has given a hint.</summary>
    private sealed class Yielder(Operation operation)
    {
        public Operation Operation => operation;

        /// <summary>Those to which it gives way.</summary>
        public OperationSet First { get; } = new();

        /// <summary>Those who could run at its last hint.</summary>
        public OperationSet EnabledBefore { get; } = new();

        /// <summary>The number of steps at its last hint.</summary>
        public long HintAt { get; set; }
    }
}
