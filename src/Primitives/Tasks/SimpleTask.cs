using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>What an asynchronous method without a result returns, if it may talk to the machinery that runs it.</summary>
/// <remarks>
/// <para>An <see langword="async"/> method that returns this runs at once, up to its first suspension. Inside, it can await
/// <em>signals</em>, which its builder answers without suspending it: <see cref="Policy"/>, <see cref="GetCancellationToken"/>,
/// <see cref="ReportProgress{T}"/>. It can await everything else too, as in any asynchronous method.</para>
/// <para>Ordering: whoever awaits goes on after the method's <see langword="finally"/> blocks, and sees what it wrote. The default value is
/// the task of a method that has ended.</para>
/// <para>Once: a task can be awaited or converted once. A second time, also at the same time, throws
/// <see cref="InvalidOperationException"/> where the await begins, if the method was suspended before it ended. One that ended without
/// carries its outcome in the task itself, and nothing counts how often that is read.</para>
/// <para>Cancellation: <see cref="Cancel"/> asks the method to end, which answers as it likes. A method that ends with an
/// <see cref="OperationCanceledException"/> is cancelled, and whoever awaits gets that exception.</para>
/// <para>Threads: an await goes on in the <see cref="SynchronizationContext"/> or on the <see cref="TaskScheduler"/> that it began in,
/// otherwise on the thread that ended the method, inside its last step where no context is in the way: as with a task. However many
/// methods end one after another, they need the stack of one.</para>
/// <para>Allocation: none if the method ends without a suspension. Otherwise one object holds its state machine, its result and its
/// place to
/// be awaited; a delegate more if it is suspended on what knows nothing of this type.</para>
/// <para>Errors: what escapes the method is thrown by the await, with its stack. If nobody ever awaits, it arrives at
/// <see cref="TaskScheduler.UnobservedTaskException"/> once the task is collected. See also
/// <see cref="SimpleTaskPolicy.TerminateOnUnhandledException"/>.</para>
/// <para>After Raymond Chen, The Old New Thing, 29 March to 3 May 2021: simple_task, its policies, and the secret signals of 28 April.
/// Cancellation, progress, observers and conversions are additions.</para>
/// </remarks>
[AsyncMethodBuilder(typeof(SimpleTaskMethodBuilder))]
[DebuggerDisplay("{DebuggerText,nq}")]
public readonly partial struct SimpleTask
{
    // Null: the method ended well before its task was handed out. An Outcome: it failed before. A promise: it was suspended.
    private readonly object? _source;

    internal SimpleTask(object? source) => _source = source;

    /// <summary>Whether the method has ended.</summary>
    public bool IsCompleted => Outcome is not null;

    /// <summary>Whether the method has ended without an exception.</summary>
    public bool IsCompletedSuccessfully => ReferenceEquals(Outcome, Weft.Outcome.Success);

    /// <summary>Whether the method has ended with an <see cref="OperationCanceledException"/>.</summary>
    public bool IsCanceled => Outcome is { IsCancellation: true };

    /// <summary>Whether the method has ended with any other exception. To ask does not count as having seen it.</summary>
    public bool IsFaulted => Outcome is { IsFault: true };

    private Outcome? Outcome => new AwaitedMethod(_source, ConfigureAwaitOptions.None).Outcome;

    private string DebuggerText => Weft.Outcome.TextOf(Outcome);

    /// <summary>Begins the one await of the task.</summary>
    /// <returns>The awaiter, for the compiler.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public SimpleTaskAwaiter GetAwaiter() => GetAwaiter(ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>Says where an await of this task goes on.</summary>
    /// <param name="continueOnCapturedContext">Whether in the context that it began in; otherwise where the method ends.</param>
    /// <returns>What to await.</returns>
    public ConfiguredSimpleTask ConfigureAwait(bool continueOnCapturedContext) =>
        new(this, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    /// <summary>Says how an await of this task goes on, as <see cref="Task.ConfigureAwait(ConfigureAwaitOptions)"/> does.</summary>
    /// <param name="options">Where it goes on, whether it is suspended in any case, whether it throws what the method threw.</param>
    /// <returns>What to await.</returns>
    public ConfiguredSimpleTask ConfigureAwait(ConfigureAwaitOptions options)
    {
        ConfigureAwaitChecks.ThrowIfUnknown(options);
        return new(this, options);
    }

    /// <summary>Asks the method to end; what it awaits too, if it said <see cref="SimpleTaskCancellation.EnablePropagation"/>.</summary>
    /// <returns>Whether this call was the one that asked; false also if the method has ended.</returns>
    /// <remarks>
    /// <para>Threads: callbacks of the method's token run inside this call. It may be called from any thread, and does not count as an
    /// await.</para>
    /// <para>Errors: what such callbacks throw comes out of this call, after everything has been cancelled.</para>
    /// </remarks>
    /// <exception cref="AggregateException">Callbacks threw.</exception>
    public bool Cancel() => _source is SimpleTaskPromise promise && promise.Cancel();

    /// <summary>Says who hears what the method reports from here on with <see cref="ReportProgress{T}"/>.</summary>
    /// <typeparam name="T">The type of what is reported; other reports are not heard.</typeparam>
    /// <param name="receiver">Who hears it, in place of who did before; null for nobody.</param>
    /// <returns>This task, to be awaited.</returns>
    /// <remarks>
    /// What was reported before is not repeated. So nobody hears what the method reports before its first suspension, which is before its
    /// caller has the task.
    /// </remarks>
    public SimpleTask ReportProgressTo<T>(IProgress<T>? receiver)
    {
        (_source as SimpleTaskPromise)?.AttachState().ReportTo(receiver);
        return this;
    }

    /// <summary>Converts the task into one that can be awaited many times, combined, and waited for.</summary>
    /// <returns>A task of the framework's that ends as the method does.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public Task AsTask()
    {
        SimpleTaskAwaiter awaiter = GetAwaiter(ConfigureAwaitOptions.None);
        return _source is null ? Task.CompletedTask : Convert(awaiter);
    }

    /// <summary>Converts the task into a value task.</summary>
    /// <returns>A value task that ends as the method does.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public ValueTask AsValueTask() => _source is null ? default : new ValueTask(AsTask());

    /// <summary>Converts as <see cref="AsTask"/> does.</summary>
    /// <param name="task">What to convert.</param>
    public static implicit operator Task(SimpleTask task) => task.AsTask();

    /// <summary>Converts as <see cref="AsValueTask"/> does.</summary>
    /// <param name="task">What to convert.</param>
    public static implicit operator ValueTask(SimpleTask task) => task.AsValueTask();

    internal SimpleTaskAwaiter GetAwaiter(ConfigureAwaitOptions options)
    {
        // A test for the one sealed class is cheaper than one for all promises.
        if (_source is not null and not Weft.Outcome)
            Unsafe.As<SimpleTaskPromise>(_source).Claim();
        return new(_source, options);
    }

    private static async Task Convert(SimpleTaskAwaiter awaiter) => await new Claimed<SimpleTaskAwaiter>(awaiter);
}
