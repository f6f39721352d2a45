using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. _factory is what makes the value: it is taken away by the one that runs it where only one may, so that whoever comes
// back for it from inside finds nothing.
//
//      not created -- factory returned --> created        _value is set before _isCreated, and neither changes again
//          \--------- factory threw -----> failed         not under PublicationOnly, nor where the value's own constructor threw
//
// Under ExecutionAndPublication all but reading a created value happens under _lock. Under PublicationOnly each runs the factory,
// and the first to publish wins. Under None nothing guards the two, as with the real one.

/// <summary>
/// The explorer's version of <see cref="Lazy{T}"/>: the same rules in every mode. The real one blocks inside the runtime while another
/// runs the factory. A read of the value is a step, as are taking the lock, taking the factory away and publishing.
/// </summary>
[Redirects(typeof(Lazy<>))]
internal class ControlledLazy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>
{
    private readonly object _lock = new();
    private readonly LazyThreadSafetyMode _mode;
    private readonly bool _isByConstructor;
    private Func<T>? _factory;
    private ExceptionDispatchInfo? _failure;
    private T? _value;
    private bool _isCreated;

    public ControlledLazy()
        : this(LazyThreadSafetyMode.ExecutionAndPublication)
    {
    }

    public ControlledLazy(T value) => (_value, _isCreated) = (value, true);

    public ControlledLazy(Func<T> valueFactory)
        : this(valueFactory, LazyThreadSafetyMode.ExecutionAndPublication)
    {
    }

    public ControlledLazy(bool isThreadSafe)
        : this(ModeOf(isThreadSafe))
    {
    }

    public ControlledLazy(Func<T> valueFactory, bool isThreadSafe)
        : this(valueFactory, ModeOf(isThreadSafe))
    {
    }

    public ControlledLazy(LazyThreadSafetyMode mode)
        : this(CreateByConstructor, mode) => _isByConstructor = true;

    public ControlledLazy(Func<T> valueFactory, LazyThreadSafetyMode mode)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        if (!Enum.IsDefined(mode))
            throw new ArgumentOutOfRangeException(
                nameof(mode), $"{mode} is no mode of a lazy value; pass one of {nameof(LazyThreadSafetyMode)}.");
        (_factory, _mode) = (valueFactory, mode);
    }

    public bool IsValueCreated
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return SchedulingPoints.Seen(Volatile.Read(ref _isCreated));
        }
    }

    public T Value
    {
        get
        {
            var site = CallSites.Noted;
            SchedulingPoints.BeforeUse(AccessKind.Read, this, site);
            if (!SchedulingPoints.Seen(Volatile.Read(ref _isCreated)))
                Create(site);
            return _value!;
        }
    }

    public override string? ToString() => IsValueCreated ? _value!.ToString() : "Value is not created.";

    private static LazyThreadSafetyMode ModeOf(bool isThreadSafe) =>
        isThreadSafe ? LazyThreadSafetyMode.ExecutionAndPublication : LazyThreadSafetyMode.None;

    private static T CreateByConstructor()
    {
        try
        {
            return Activator.CreateInstance<T>();
        }
        catch (MissingMethodException missing)
        {
            throw new MissingMemberException($"{typeof(T)} has no public constructor without parameters; pass a factory.", missing);
        }
    }

    private void Create(int site)
    {
        if (_mode == LazyThreadSafetyMode.PublicationOnly)
        {
            PublishOne(site);
            return;
        }
        if (_mode == LazyThreadSafetyMode.None)
        {
            RunFactory(site);
            return;
        }
        var taken = false;
        try
        {
            MonitorHooks.Enter(_lock, ref taken, site);
            if (!_isCreated)
                RunFactory(site);
        }
        finally
        {
            if (taken)
                MonitorHooks.Exit(_lock, site);
        }
    }

    private void PublishOne(int site)
    {
        // Another may have published by now, and has let the factory go.
        if (Volatile.Read(ref _factory) is not { } factory)
            return;
        var value = factory();
        SchedulingPoints.BeforeUse(AccessKind.CompareExchange, this, site);
        lock (_lock)
        {
            if (!_isCreated)
                Publish(value);
        }
    }

    private void RunFactory(int site)
    {
        _failure?.Throw();
        if (_isByConstructor)
        {
            Publish(CreateByConstructor());
            return;
        }
        var factory = _factory;
        // T2 may find the same factory here where nothing guards it, and both make a value.
        if (_mode == LazyThreadSafetyMode.None)
            SchedulingPoints.BeforeUse(AccessKind.Write, this, site);
        try
        {
            if (factory is null)
                throw new InvalidOperationException(
                    "The factory of a lazy value asked for that value, or two ran it without a guard; choose a mode that is safe.");
            _factory = null;
            var value = factory();
            // T2 may see what the factory did last, and that there is no value yet.
            SchedulingPoints.BeforeUse(AccessKind.Write, this, site);
            Publish(value);
        }
        catch (AbandonedException)
        {
            _factory = factory; // the schedule has ended, not the factory: a static lazy value lives on into the next
            throw;
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }

    private void Publish(T value)
    {
        _value = value;
        // Whoever finds it created does not take the lock.
        if (_mode != LazyThreadSafetyMode.None)
            RaceEdges.Meet(this);
        Volatile.Write(ref _isCreated, true);
        _factory = null;
    }
}
