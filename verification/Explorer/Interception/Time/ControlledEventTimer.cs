using System.ComponentModel;
using System.Timers;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="System.Timers.Timer"/>: a <see cref="ControlledTimer"/> that raises an event. Exceptions of
/// handlers are swallowed, as the real one does. A synchronizing object is refused: it is a window's thread.
/// </summary>
[Redirects(typeof(System.Timers.Timer))]
internal class ControlledEventTimer : Component, ISupportInitialize
{
    private ControlledTimer? _timer;
    private double _interval = 100;
    private bool _autoReset = true;
    private bool _enabled;
    private bool _isInitializing;
    private bool _enableLater;
    private bool _disposed;

    public ControlledEventTimer()
    {
    }

    public ControlledEventTimer(double interval)
    {
        var rounded = Math.Ceiling(interval);
        if (interval <= 0 || rounded is > int.MaxValue or <= 0)
            throw new ArgumentException($"The interval {interval} is not between 1 and {int.MaxValue} milliseconds.");
        _interval = (int)rounded;
    }

    public ControlledEventTimer(TimeSpan interval)
        : this(interval.TotalMilliseconds)
    {
    }

    public event ElapsedEventHandler? Elapsed;

    public bool AutoReset
    {
        get => _autoReset;
        set
        {
            if (_autoReset == value)
                return;
            _autoReset = value;
            Rearm();
        }
    }

    public bool Enabled
    {
        get
        {
            SchedulingPoints.Touches(AccessKind.Read, this);
            return _enabled;
        }
        set
        {
            if (_isInitializing)
                _enableLater = value;
            else if (_enabled != value)
                Enable(value);
        }
    }

    public double Interval
    {
        get => _interval;
        set
        {
            if (value <= 0)
                throw new ArgumentException($"The interval {value} is not greater than 0.");
            _interval = value;
            Rearm();
        }
    }

    public override ISite? Site
    {
        get => base.Site;
        set
        {
            base.Site = value;
            if (DesignMode)
                _enabled = true;
        }
    }

    public ISynchronizeInvoke? SynchronizingObject
    {
        get;
        set
        {
            field = null;
            if (value is null)
                return;
            const string Message = "Timer.SynchronizingObject is not controlled: what it is set to runs handlers on a thread of its own; "
                + "leave it null";
            if (Operation.Current is { } operation)
                operation.Execution.End(Outcome.Refused(Message));
            throw new NotSupportedException($"{Message}.");
        }
    }

    public void BeginInit()
    {
        Close();
        _isInitializing = true;
    }

    public void EndInit()
    {
        _isInitializing = false;
        Enabled = _enableLater;
    }

    public void Start() => Enabled = true;

    public void Stop() => Enabled = false;

    public void Close()
    {
        _isInitializing = false;
        _enableLater = false;
        _enabled = false;
        Disarm();
    }

    protected override void Dispose(bool disposing)
    {
        Close();
        _disposed = true;
        base.Dispose(disposing);
    }

    private void Enable(bool enabled)
    {
        SchedulingPoints.Touches(AccessKind.Write, this);
        _enabled = enabled;
        if (!enabled)
        {
            Disarm();
            return;
        }
        if (_timer is null)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(System.Timers.Timer));
            // A callback that is on its way when it is stopped finds another timer here, and does nothing.
            ControlledTimer? timer = null;
            timer = new ControlledTimer(_ => Elapse(timer), null, Timeout.Infinite, Timeout.Infinite);
            _timer = timer;
        }
        Rearm();
    }

    private void Rearm()
    {
        if (_timer is null)
            return;
        var due = checked((int)Math.Ceiling(_interval));
        _timer.Change(due, _autoReset ? due : Timeout.Infinite);
    }

    private void Disarm()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private void Elapse(ControlledTimer? timer)
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        if (timer != _timer)
            return;
        if (!_autoReset)
            _enabled = false;
        try
        {
            Elapsed?.Invoke(this, new ElapsedEventArgs(DateTimeHooks.get_Now(CallSites.Noted)));
        }
        catch (Exception exception) when (exception is not AbandonedException)
        {
            // So does the real one; whoever wants to know catches it in the handler.
        }
    }
}
