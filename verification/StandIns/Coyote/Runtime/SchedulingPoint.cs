using Weft.Exploration;

namespace Microsoft.Coyote.Runtime;

/// <summary>Scheduling points that a test sets by hand. Outside an exploration they do nothing.</summary>
/// <remarks>
/// Coyote tells several kinds apart to tune its own strategies. Here each of them only lets the strategy choose who goes on,
/// which is what all of them have in common.
/// </remarks>
public static class SchedulingPoint
{
    /// <summary>Lets the strategy choose which operation goes on.</summary>
    public static void Interleave() => Interleaving.Point();

    /// <summary>Lets the strategy choose which operation goes on, before an access to memory that others see.</summary>
    public static void InterleaveMemoryAccess() => Interleaving.Point();

    /// <summary>Lets the strategy choose which operation goes on, before a branch.</summary>
    public static void InterleaveControlFlow() => Interleaving.Point();

    /// <summary>Lets the strategy choose which operation goes on, preferably another one.</summary>
    public static void Yield() => Interleaving.Point();

    /// <summary>Lets the strategy choose which operation goes on, before the shared state of this name is read.</summary>
    public static void Read(string state, IEqualityComparer<string>? comparer = default) => Interleaving.Point();

    /// <summary>Lets the strategy choose which operation goes on, before the shared state of this name is written.</summary>
    public static void Write(string state, IEqualityComparer<string>? comparer = default) => Interleaving.Point();

    /// <summary>
    /// Lets the running operation go on through points as long as it can, until <see cref="Resume"/> has been called as often. Points by
    /// hand, those of this type, are points all the same. It belongs to the schedule: whoever takes over when the operation waits or ends
    /// goes on in the same way.
    /// </summary>
    public static void Suppress() => Interleaving.Suppress();

    /// <summary>Takes back one <see cref="Suppress"/>.</summary>
    public static void Resume() => Interleaving.Resume();
}
