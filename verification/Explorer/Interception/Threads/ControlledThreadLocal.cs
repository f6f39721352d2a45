using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. Inside an exploration the slots are those of the operations of one execution, oldest first; an object that outlives a
// schedule starts anew in the next. One thread runs at a time there, so nothing guards them. Outside, the real one does the work.

/// <summary>
/// The explorer's version of <see cref="ThreadLocal{T}"/>: each operation has a value of its own, as if it ran on a thread of its own.
/// Who asks for the values of all sees those of others, so then setting one is a step.
/// </summary>
[Redirects(typeof(ThreadLocal<>))]
internal class ControlledThreadLocal<T> : IDisposable
{
    private readonly ThreadLocal<T> _outside;
    private readonly Func<T>? _factory;
    private readonly bool _trackAllValues;
    private readonly Dictionary<Operation, T?> _values = [];
    private Execution? _execution;
    private bool _disposed;

    public ControlledThreadLocal()
        : this(null, new ThreadLocal<T>(), trackAllValues: false)
    {
    }

    public ControlledThreadLocal(bool trackAllValues)
        : this(null, new ThreadLocal<T>(trackAllValues), trackAllValues)
    {
    }

    public ControlledThreadLocal(Func<T> valueFactory)
        : this(valueFactory, new ThreadLocal<T>(valueFactory), trackAllValues: false)
    {
    }

    public ControlledThreadLocal(Func<T> valueFactory, bool trackAllValues)
        : this(valueFactory, new ThreadLocal<T>(valueFactory, trackAllValues), trackAllValues)
    {
    }

    private ControlledThreadLocal(Func<T>? factory, ThreadLocal<T> outside, bool trackAllValues) =>
        (_factory, _outside, _trackAllValues) = (factory, outside, trackAllValues);

    public bool IsValueCreated => Operation.Current is { } operation ? Inside(operation).ContainsKey(operation) : _outside.IsValueCreated;

    public T? Value
    {
        get => Operation.Current is { } operation ? Get(operation) : _outside.Value;
        set
        {
            if (Operation.Current is { } operation)
                Set(operation, value);
            else
                _outside.Value = value!;
        }
    }

    public IList<T> Values
    {
        get
        {
            if (Operation.Current is not { } operation)
                return _outside.Values;
            var values = Inside(operation);
            if (!_trackAllValues)
                throw new InvalidOperationException("The values of all threads are not kept; create the ThreadLocal with trackAllValues.");
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return [.. values.Values!];
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    public override string? ToString() => Value!.ToString();

    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        _outside.Dispose();
        _values.Clear();
    }

    private T? Get(Operation operation)
    {
        if (Inside(operation).TryGetValue(operation, out var value))
            return value;
        if (_factory is not null)
        {
            value = _factory();
            if (Inside(operation).ContainsKey(operation))
                throw new InvalidOperationException("The factory of a ThreadLocal set its value; only return it.");
        }
        Set(operation, value);
        return value;
    }

    private void Set(Operation operation, T? value)
    {
        var values = Inside(operation);
        if (_trackAllValues)
            SchedulingPoints.BeforeUse(AccessKind.Write, this, CallSites.Noted);
        values[operation] = value;
    }

    private Dictionary<Operation, T?> Inside(Operation operation)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_execution != operation.Execution)
        {
            _values.Clear();
            _execution = operation.Execution;
        }
        return _values;
    }
}
