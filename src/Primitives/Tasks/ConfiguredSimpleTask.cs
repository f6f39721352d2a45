using System.ComponentModel;

namespace Weft;

/// <summary>A <see cref="SimpleTask"/> with instructions for one await of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConfiguredSimpleTask
{
    private readonly SimpleTask _task;
    private readonly ConfigureAwaitOptions _options;

    internal ConfiguredSimpleTask(SimpleTask task, ConfigureAwaitOptions options)
    {
        _task = task;
        _options = options;
    }

    /// <summary>Begins the one await of the task.</summary>
    /// <returns>The awaiter, for the compiler.</returns>
    /// <exception cref="InvalidOperationException">The task was awaited or converted before.</exception>
    public SimpleTaskAwaiter GetAwaiter() => _task.GetAwaiter(_options);
}
