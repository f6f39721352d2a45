using System.ComponentModel;

namespace Weft;

/// <summary>An <see cref="AwaitableEvent"/> together with how to await it; meant for the compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConfiguredAwaitableEvent
{
    private readonly AwaitableEvent _event;
    private readonly ConfigureAwaitOptions _options;

    internal ConfiguredAwaitableEvent(AwaitableEvent awaited, ConfigureAwaitOptions options)
    {
        _event = awaited;
        _options = options;
    }

    /// <summary>Makes <see langword="await"/> wait until the event is set.</summary>
    /// <returns>The awaiter, for the compiler.</returns>
    public ConfiguredAwaitableEventAwaiter GetAwaiter() => new(_event, _options);
}
