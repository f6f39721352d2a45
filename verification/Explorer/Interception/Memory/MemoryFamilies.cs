namespace Weft.Exploration.Interception;

/// <summary>The families of accesses to memory that operations share.</summary>
internal static class MemoryFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Interlocked")
        {
            Covers =
            [
                "System.Threading.Interlocked",
            ],
            Harmless =
            [
                // Schedules are sequentially consistent: a barrier has nothing to order.
                "System.Threading.Interlocked::MemoryBarrier",
                "System.Threading.Interlocked::MemoryBarrierProcessWide",
            ],
        },
        new("Volatile")
        {
            Covers =
            [
                "System.Threading.Volatile",
            ],
            Harmless =
            [
                "System.Threading.Volatile::ReadBarrier",
                "System.Threading.Volatile::WriteBarrier",
            ],
        },
    ];
}
