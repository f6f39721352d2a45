using System.Collections.Concurrent;
using System.Reflection;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The clock that counts: inside an exploration the virtual one takes the system's place.</summary>
internal static class Clocks
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> Overrides = new();

    /// <summary>The virtual clock of the running operation; null outside an exploration.</summary>
    public static VirtualClock? Virtual => Operation.Current?.Execution.Clock;

    /// <summary>What makes the timers of <paramref name="provider"/>.</summary>
    public static TimeProvider For(TimeProvider provider) => For(provider, nameof(TimeProvider.CreateTimer));

    /// <summary>
    /// What counts in place of <paramref name="provider"/>, where a provider without its own version of a member means the system's.
    /// </summary>
    public static TimeProvider For(TimeProvider provider, string member) =>
        Virtual is { } clock && provider is not null && IsSystem(provider, member) ? clock
        : provider is SystemTime ? TimeProvider.System
        : provider!;

    /// <summary>
    /// To be called before the time is read. That is a point only while a timer is armed: else no other operation can change what
    /// is read, and it commutes with every step.
    /// </summary>
    public static VirtualClock? Read(int site)
    {
        if (Virtual is not { } clock)
            return null;
        if (clock.IsArmed)
            SchedulingPoints.Before(new Access(AccessKind.Read, Locations.Clock, site));
        else
            Operation.Current!.Execution.Watch.Touches(new Access(AccessKind.Read, Locations.Clock, site));
        clock.Polled();
        return clock;
    }

    private static bool IsSystem(TimeProvider provider, string member) =>
        provider is SystemTime
        || ReferenceEquals(provider, TimeProvider.System)
        || (provider is not VirtualClock && !Overrides.GetOrAdd(provider.GetType(), FindOverrides).Contains(member));

    private static HashSet<string> FindOverrides(Type type) =>
    [
        .. from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
           where method.IsVirtual && method.DeclaringType != typeof(TimeProvider)
           select method.Name,
    ];
}
