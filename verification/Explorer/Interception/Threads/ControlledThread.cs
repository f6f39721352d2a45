using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="Thread"/>. Started inside an exploration it is an operation, and an exception that escapes from
/// it violates the schedule where it would end the process; started outside, it is a real thread.
/// </summary>
[Redirects(typeof(Thread))]
internal sealed class ControlledThread
{
    private static readonly ConditionalWeakTable<Operation, ControlledThread> OfOperations = [];

    [ThreadStatic]
    private static ControlledThread? t_ofThisThread;

    private readonly Delegate? _start;
    private readonly Action<object?>? _body;
    private readonly int _stackSize;
    private Thread? _real;
    private Operation? _operation;
    private Task? _running;

    public ControlledThread(ThreadStart start)
        : this(start, 0)
    {
    }

    public ControlledThread(ThreadStart start, int maxStackSize)
        : this(start, _ => start(), maxStackSize)
    {
    }

    public ControlledThread(ParameterizedThreadStart start)
        : this(start, 0)
    {
    }

    public ControlledThread(ParameterizedThreadStart start, int maxStackSize)
        : this(start, argument => start(argument), maxStackSize)
    {
    }

    private ControlledThread(Delegate start, Action<object?> body, int maxStackSize)
    {
        ArgumentNullException.ThrowIfNull(start);
        (_start, _body, _stackSize) = (start, body, maxStackSize);
    }

    private ControlledThread(Thread? real, Operation? operation) => (_real, _operation) = (real, operation);

    /// <summary>The same object for the same operation, and outside an exploration for the same thread.</summary>
    public static ControlledThread CurrentThread => Operation.Current is { } operation
        ? OfOperations.GetValue(operation, static operation => new ControlledThread(null, operation))
        : t_ofThisThread ??= new ControlledThread(Thread.CurrentThread, null);

    public string? Name { get; set; }

    public bool IsBackground { get; set; }

    public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

    /// <summary>Inside an exploration the number of the operation, which is the same in every run.</summary>
    public int ManagedThreadId => _real?.ManagedThreadId ?? (_operation?.Id ?? 0) + 1;

    public bool IsThreadPoolThread => _real?.IsThreadPoolThread ?? _start is null;

    public bool IsAlive
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, _running, CallSites.Noted);
            return SchedulingPoints.Seen(_real?.IsAlive ?? _running is { IsCompleted: false });
        }
    }

    public static void Sleep(int millisecondsTimeout) => Sleep(WaitLimits.Of(millisecondsTimeout));

    public static void Sleep(TimeSpan timeout)
    {
        if (Operation.Current is not { } operation)
        {
            Thread.Sleep(timeout);
            return;
        }
        var limit = WaitLimits.Of(timeout);
        if (limit == TimeSpan.Zero)
        {
            Hints.GiveWay(CallSites.Noted);
            return;
        }
        operation.Execution.Fairness.GiveWay(operation); // or a loop that sleeps could be woken for ever, and nobody else run
        var never = new Gate(operation.Execution, isOpen: false);
        LimitedWait.Pass(never, operation, new Access(AccessKind.Wait, 0, CallSites.Noted), limit, CancellationToken.None);
    }

    public static bool Yield()
    {
        if (Operation.Current is null)
            return Thread.Yield();
        Hints.GiveWay(CallSites.Noted);
        return true;
    }

    public static void SpinWait(int iterations)
    {
        if (Operation.Current is null)
            Thread.SpinWait(iterations);
        else
            Hints.GiveWay(CallSites.Noted);
    }

    // Schedules are sequentially consistent: inside one a barrier has nothing to order.
    public static void MemoryBarrier() => Interlocked.MemoryBarrier();

    public void Start() => Start(null);

    public void Start(object? parameter)
    {
        if (_running is not null || _real is not null)
            throw new ThreadStateException("The thread was started before; create another one.");
        var site = CallSites.Noted;
        if (Operation.Current is { } creator)
        {
            SchedulingPoints.BeforeUse(AccessKind.Update, this, site);
            _running = OperationStart.Run(creator, LastResort.Guard(() => RunBody(parameter), creator.Execution), CancellationToken.None, site, _start);
        }
        else
        {
            _real = new Thread(_ => _body!(parameter), _stackSize) { Name = Name, IsBackground = IsBackground, Priority = Priority };
            _real.Start();
        }
    }

    public void Join() => Join(Timeout.InfiniteTimeSpan);

    public bool Join(int millisecondsTimeout) => Join(TimeSpan.FromMilliseconds(millisecondsTimeout));

    public bool Join(TimeSpan timeout)
    {
        if (_real is not null)
            return _real.Join(timeout);
        var running = _running ?? throw new ThreadStateException("The thread was not started; start it before it is joined.");
        var site = CallSites.Noted;
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            BlockingWaits.For(running, site);
            return true;
        }
        return BlockingWaits.Within(running, timeout, CancellationToken.None, site).IsCompletedSuccessfully;
    }

    private void RunBody(object? parameter)
    {
        _operation = Operation.Current;
        OfOperations.AddOrUpdate(_operation!, this);
        try
        {
            _body!(parameter);
        }
        finally
        {
            _operation!.Execution.Handles.Abandon(_operation);
        }
    }
}
