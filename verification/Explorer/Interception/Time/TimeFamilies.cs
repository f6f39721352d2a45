namespace Weft.Exploration.Interception;

/// <summary>The families of time.</summary>
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
            ],
            Harmless =
            [
                // What is behind it is a timer of the explorer's, or one of the program's own.
                "System.Threading.ITimer",
            ],
        },
        new("PeriodicTimer")
        {
            Covers =
            [
                "System.Threading.PeriodicTimer",
            ],
        },
        new("System.Timers.Timer")
        {
            Covers =
            [
                "System.Timers.Timer",
                "System.Timers.ElapsedEventArgs",
                "System.Timers.TimersDescriptionAttribute",
            ],
            Harmless =
            [
                "System.Timers.ElapsedEventArgs",
                "System.Timers.TimersDescriptionAttribute",
            ],
        },
        new("TimeProvider")
        {
            Covers =
            [
                "System.TimeProvider",
            ],
            Harmless =
            [
                // For a provider of the program's own to derive from. The unit of time stamps is the same everywhere on one machine.
                "System.TimeProvider::.ctor",
                "System.TimeProvider::GetElapsedTime",
                "System.TimeProvider::get_TimestampFrequency",
            ],
        },
        new("Stopwatch")
        {
            Covers =
            [
                "System.Diagnostics.Stopwatch",
            ],
        },
        new("Clocks")
        {
            Covers =
            [
                "System.DateTime",
                "System.DateTimeOffset",
                "System.TimeZoneInfo",
                "System.Environment::get_TickCount",
                "System.Environment::get_TickCount64",
            ],
            Harmless =
            [
                // Values; those members that look at the clock or at the zone of the machine have hooks.
                "System.DateTime",
                "System.DateTimeOffset",
                "System.TimeZoneInfo",
            ],
        },
    ];
}
