using System.Diagnostics;

namespace Weft;

/// <summary>What a debugger shows of an event when it is opened. It waits for nobody: all other threads may be stopped.</summary>
internal sealed class AwaitableEventDebugView(AwaitableEvent shown)
{
    private const int Longest = 1000;

    private readonly AwaitableEventSnapshot? _snapshot = shown.TrySnapshot(Longest);

    public bool IsSet => shown.IsSet;

    /// <summary>Null if some thread was stopped in the middle of changing the event.</summary>
    public int? Count => _snapshot?.Count;

    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public IReadOnlyList<WaitDescription> Waits => _snapshot?.Waits ?? [];
}
