using System.ComponentModel;

namespace Weft;

/// <summary>A <see cref="SimpleTask{TResult}"/> with instructions for one await of it.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConfiguredSimpleTask<TResult>
{
    private readonly SimpleTask<TResult> _task;
    private readonly ConfigureAwaitOptions _options;

    internal ConfiguredSimpleTask(SimpleTask<TResult> task, ConfigureAwaitOptions options)
    {
        _task = task;
        _options = options;
    }

    /// <summary>Begins the one await of the task.</summary>
    /// <returns>The awaiter, for the compiler.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public SimpleTaskAwaiter<TResult> GetAwaiter() => _task.GetAwaiter(_options);
}
