namespace Weft.Exploration.Interception;

/// <summary>The families of time and chance.</summary>
internal static class TimeFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Delays")
        {
            Covers =
            [
                "System.Threading.Tasks.Task::Delay",
            ],
        },
        new("Timers")
        {
            Covers =
            [
                "System.Threading.Timer",
                "System.Threading.ITimer",
                "System.Threading.PeriodicTimer",
                "System.Timers.Timer",
                "System.Timers.ElapsedEventArgs",
            ],
            Harmless =
            [
                "System.Threading.ITimer",
                "System.Timers.ElapsedEventArgs",
            ],
        },
        new("Clocks")
        {
            Covers =
            [
                "System.TimeProvider",
            ],
            Harmless =
            [
                // The system's own is replaced where it is asked for; any other is code like any other.
                "System.TimeProvider",
            ],
        },
    ];
}
