using System.Diagnostics;

namespace Weft;

/// <summary>Not a wait: a value of an event's word that says something else.</summary>
[DebuggerDisplay("{_name,nq}")]
internal sealed class Marker : Waiter
{
    /// <summary>The event is set.</summary>
    public static readonly Marker Set = new("set");

    /// <summary>The event is unset, and somebody changes its circle of waiters at this moment.</summary>
    public static readonly Marker Busy = new("busy");

    private readonly string _name;

    private Marker(string name) => _name = name;

    public override WaitKind Kind => throw new UnreachableException($"The marker '{_name}' was described; it is not a waiter.");

    public override void Release(ref Handover handover) =>
        throw new UnreachableException($"The marker '{_name}' was released; it is not a waiter.");

    public override void Run() => throw new UnreachableException($"The marker '{_name}' was resumed; it is not a waiter.");
}
