namespace Weft.Exploration.Interception;

/// <summary>The families of what blocks until another operation does something.</summary>
internal static class WaitFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("SemaphoreSlim")
        {
            Covers =
            [
                "System.Threading.SemaphoreSlim",
            ],
        },
        new("ManualResetEventSlim")
        {
            Covers =
            [
                "System.Threading.ManualResetEventSlim",
            ],
        },
        new("Wait handles")
        {
            Covers =
            [
                "System.Threading.WaitHandle",
                "System.Threading.EventWaitHandle",
                "System.Threading.AutoResetEvent",
                "System.Threading.ManualResetEvent",
                "System.Threading.Mutex",
                "System.Threading.Semaphore",
            ],
        },
        new("Barrier")
        {
            Covers =
            [
                "System.Threading.Barrier",
            ],
        },
        new("CountdownEvent")
        {
            Covers =
            [
                "System.Threading.CountdownEvent",
            ],
        },
        new("SpinWait")
        {
            Covers =
            [
                "System.Threading.SpinWait",
            ],
            Harmless =
            [
                "System.Threading.SpinWait::Reset",
                "System.Threading.SpinWait::get_Count",
                "System.Threading.SpinWait::get_NextSpinWillYield",
            ],
        },
    ];
}
