using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="Thread"/>. Started inside an exploration it is an operation, and an exception that escapes from
/// it violates the schedule where it would end the process; started outside, it is a real thread.
/// </summary>
[Redirects(typeof(Thread))]
internal sealed partial class ControlledThread
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
        ArgumentOutOfRangeException.ThrowIfNegative(maxStackSize);
        (_start, _body, _stackSize) = (start, body, maxStackSize);
    }

    // One that the program did not create: of the real pool, or an operation that stands for one of these.
    private ControlledThread(Thread? real, Operation? operation) => (_real, _operation, _isBackground) = (real, operation, true);

    /// <summary>The same object for the same operation, and outside an exploration for the same thread.</summary>
    public static ControlledThread CurrentThread => Operation.Current is { } operation
        ? OfOperations.GetValue(operation, static operation => new ControlledThread(null, operation))
        : t_ofThisThread ??= new ControlledThread(Thread.CurrentThread, null);

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
        var spinning = operation.Execution.Spinning;
        // Or a loop could be woken for ever, and nobody else run.
        spinning.TryPass(operation, new Access(AccessKind.Interleave, 0, CallSites.Noted));
        var never = new Gate(operation.Execution, isOpen: false);
        LimitedWait.Pass(never, operation, new Access(AccessKind.Wait, 0, CallSites.Noted), limit, CancellationToken.None);
        spinning.BeginRounds(operation);
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

    public void Start() => Start(null, flowContext: true);

    public void Start(object? parameter) => Start(parameter, flowContext: true);

    public void UnsafeStart() => Start(null, flowContext: false);

    public void UnsafeStart(object? parameter) => Start(parameter, flowContext: false);

    public void Join() => Join(Timeout.InfiniteTimeSpan);

    public bool Join(int millisecondsTimeout) => Join(WaitLimits.Of(millisecondsTimeout));

    public bool Join(TimeSpan timeout)
    {
        if (_real is not null)
            return _real.Join(timeout);
        var limit = WaitLimits.Of(timeout);
        var running = _running ?? _operation?.Body
            ?? throw new ThreadStateException("The thread was not started; start it before it is joined.");
        if (Operation.Current is not { } operation)
            return running.Wait(limit);
        var ended = CompletionSignal.For(running, operation.Execution, CallSites.Noted, isLasting: limit == Timeout.InfiniteTimeSpan);
        var access = AccessToLife(AccessKind.Wait);
        var end = LimitedWait.Pass(ended, operation, access, limit, CancellationToken.None);
        operation.Execution.Races?.SeesEnd(running);
        return end == WaitEnd.Passed;
    }

    private void Start(object? parameter, bool flowContext)
    {
        if (_running is not null || _real is not null)
            throw new ThreadStateException("The thread was started before; create another one.");
        if (_start is ThreadStart && parameter is not null)
            throw new InvalidOperationException("The thread takes no parameter; start it without one.");
        if (Operation.Current is not { } creator)
        {
            StartReal(parameter, flowContext);
            return;
        }
        var site = CallSites.Noted;
        SchedulingPoints.BeforeUse(AccessKind.Update, this, site);
        using (flowContext || ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            var body = LastResort.Guard(() => RunBody(parameter), creator.Execution);
            _running = OperationStart.Run(creator, body, CancellationToken.None, site, _start);
        }
    }

    private void StartReal(object? parameter, bool flowContext)
    {
        _real = new Thread(Run, _stackSize) { Name = _name, IsBackground = _isBackground, Priority = _priority };
        if (flowContext)
            _real.Start();
        else
            _real.UnsafeStart();

        void Run()
        {
            t_ofThisThread = this;
            _body!(parameter);
        }
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
