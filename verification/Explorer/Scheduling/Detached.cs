using System.Runtime.CompilerServices;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// While it lasts, the running operation looks like one that the pool has just started: no synchronization context, and the
/// explorer's scheduler as the current one. That is where <c>ConfigureAwait(false)</c> leads. Really passing <c>false</c> on would
/// lead to the real pool, and passing <c>true</c> on would lead back to the context or scheduler that the program wanted to leave.
/// </summary>
internal readonly ref struct Detached : IDisposable
{
    // No option of the framework's has this bit, and the framework looks at single bits.
    private const ConfigureAwaitOptions Mark = (ConfigureAwaitOptions)0x100;

    private readonly SynchronizationContext? _context;
    private readonly Task? _task;
    private readonly bool _isEntered;

    private Detached(Operation operation)
    {
        (_context, _task, _isEntered) = (SynchronizationContext.Current, TaskFields.Running(null), true);
        SynchronizationContext.SetSynchronizationContext(null);
        TaskFields.Running(null) = operation.Body;
    }

    /// <summary>True where an await would capture something of the program's own.</summary>
    public static bool IsNeeded(Operation operation) =>
        SynchronizationContext.Current is not null || TaskScheduler.Current != operation.Execution.Scheduler;

    /// <summary>Detaches the running operation.</summary>
    public static Detached Enter(Operation operation) => IsNeeded(operation) ? new Detached(operation) : default;

    /// <summary>Detaches the running operation if the awaiter was told not to come back to a context.</summary>
    public static Detached EnterFor<TAwaiter>(ref TAwaiter awaiter) =>
        Awaiter<TAwaiter>.IsOfConfiguredTask && (OptionsOf(ref Common(ref awaiter)) & Mark) != 0 && Operation.Current is { } operation
            ? Enter(operation)
            : default;

    /// <summary>Notes in an awaitable, which comes back to the explorer, that it is not to come back to a context.</summary>
    public static ConfiguredTaskAwaitable Marked(ConfiguredTaskAwaitable awaitable)
    {
        OptionsOf(ref Common(ref awaitable)) |= Mark;
        return awaitable;
    }

    /// <inheritdoc cref="Marked(ConfiguredTaskAwaitable)"/>
    public static ConfiguredTaskAwaitable<TResult> Marked<TResult>(ConfiguredTaskAwaitable<TResult> awaitable)
    {
        OptionsOf(ref Common(ref awaitable)) |= Mark;
        return awaitable;
    }

    public void Dispose()
    {
        if (!_isEntered)
            return;
        SynchronizationContext.SetSynchronizationContext(_context);
        TaskFields.Running(null) = _task;
    }

    // An awaitable is its awaiter and nothing else, and the generic ones are laid out as this one is: the framework relies on it too.
    private static ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter Common<T>(ref T awaiter) =>
        ref Unsafe.As<T, ConfiguredTaskAwaitable.ConfiguredTaskAwaiter>(ref awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_options")]
    private static extern ref ConfigureAwaitOptions OptionsOf(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter);

    private static class Awaiter<TAwaiter>
    {
        public static readonly bool IsOfConfiguredTask = typeof(TAwaiter) == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter)
            || (typeof(TAwaiter).IsGenericType
                && typeof(TAwaiter).GetGenericTypeDefinition() == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter));
    }
}
