using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>What an asynchronous method with a result returns, if it may talk to the machinery that runs it.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <remarks>All that is said of <see cref="SimpleTask"/> holds; the signals are there. The default value has the default result.</remarks>
[AsyncMethodBuilder(typeof(SimpleTaskMethodBuilder<>))]
[DebuggerDisplay("{DebuggerText,nq}")]
public readonly struct SimpleTask<TResult>
{
    // Null: the method ended well before its task was handed out, with _result. Otherwise as in SimpleTask.
    private readonly object? _source;
    private readonly TResult _result;

    internal SimpleTask(object? source, TResult result)
    {
        _source = source;
        _result = result;
    }

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
    public SimpleTaskAwaiter<TResult> GetAwaiter() => GetAwaiter(ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>Says where an await of this task goes on.</summary>
    /// <param name="continueOnCapturedContext">Whether in the context that it began in; otherwise where the method ends.</param>
    /// <returns>What to await.</returns>
    public ConfiguredSimpleTask<TResult> ConfigureAwait(bool continueOnCapturedContext) =>
        new(this, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    /// <summary>
    /// Says how an await of this task goes on, as <see cref="Task{TResult}.ConfigureAwait(ConfigureAwaitOptions)"/> does.
    /// </summary>
    /// <param name="options">Where it goes on, and whether it is suspended in any case.</param>
    /// <returns>What to await.</returns>
    /// <exception cref="ArgumentOutOfRangeException">To suppress throwing was asked for; there would be no result.</exception>
    public ConfiguredSimpleTask<TResult> ConfigureAwait(ConfigureAwaitOptions options)
    {
        ConfigureAwaitChecks.ThrowIfUnknownOrSuppressing(options);
        return new(this, options);
    }

    /// <summary>Asks the method to end; see <see cref="SimpleTask.Cancel"/>.</summary>
    /// <returns>Whether this call was the one that asked; false also if the method has ended.</returns>
    /// <exception cref="AggregateException">Callbacks threw.</exception>
    public bool Cancel() => _source is SimpleTaskPromise promise && promise.Cancel();

    /// <summary>Says who hears what the method reports from here on; see <see cref="SimpleTask.ReportProgressTo{T}"/>.</summary>
    /// <typeparam name="T">The type of what is reported; other reports are not heard.</typeparam>
    /// <param name="receiver">Who hears it, in place of who did before; null for nobody.</param>
    /// <returns>This task, to be awaited.</returns>
    public SimpleTask<TResult> ReportProgressTo<T>(IProgress<T>? receiver)
    {
        (_source as SimpleTaskPromise)?.AttachState().ReportTo(receiver);
        return this;
    }

    /// <summary>Converts the task into one that can be awaited many times, combined, and waited for.</summary>
    /// <returns>A task of the framework's that ends as the method does.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public Task<TResult> AsTask()
    {
        SimpleTaskAwaiter<TResult> awaiter = GetAwaiter(ConfigureAwaitOptions.None);
        return _source is null ? Task.FromResult(_result) : Convert(awaiter);
    }

    /// <summary>Converts the task into a value task.</summary>
    /// <returns>A value task that ends as the method does.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public ValueTask<TResult> AsValueTask() => _source is null ? new(_result) : new(AsTask());

    /// <summary>Converts as <see cref="AsTask"/> does.</summary>
    /// <param name="task">What to convert.</param>
    public static implicit operator Task<TResult>(SimpleTask<TResult> task) => task.AsTask();

    /// <summary>Converts as <see cref="AsValueTask"/> does.</summary>
    /// <param name="task">What to convert.</param>
    public static implicit operator ValueTask<TResult>(SimpleTask<TResult> task) => task.AsValueTask();

    internal SimpleTaskAwaiter<TResult> GetAwaiter(ConfigureAwaitOptions options)
    {
        // A test for the one sealed class is cheaper than one for all promises.
        if (_source is not null and not Weft.Outcome)
            Unsafe.As<SimpleTaskPromise>(_source).Claim();
        return new(_source, _result, options);
    }

    private static async Task<TResult> Convert(SimpleTaskAwaiter<TResult> awaiter) =>
        await new Claimed<SimpleTaskAwaiter<TResult>>(awaiter);
}
