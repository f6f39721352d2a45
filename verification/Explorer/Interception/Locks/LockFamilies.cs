namespace Weft.Exploration.Interception;

/// <summary>The families of locks.</summary>
internal static class LockFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Monitor and lock")
        {
            Covers =
            [
                "System.Threading.Monitor",
            ],
            Harmless =
            [
                // Tells an operation what it did itself.
                "System.Threading.Monitor::IsEntered",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.Monitor::get_LockContentionCount"] =
                    "it counts for the whole process, and under the explorer no real lock is ever contended",
            },
        },
        new("System.Threading.Lock")
        {
            Covers =
            [
                "System.Threading.Lock",
                "System.Threading.Lock/Scope",
            ],
        },
        new("Reader-writer locks")
        {
            Covers =
            [
                "System.Threading.ReaderWriterLockSlim",
            ],
        },
        new("ReaderWriterLock")
        {
            Covers =
            [
                "System.Threading.ReaderWriterLock",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.ReaderWriterLock"] =
                    "its cookies and sequence numbers have no model, and nothing new is written with it; use ReaderWriterLockSlim",
            },
        },
        new("SpinLock")
        {
            Covers =
            [
                "System.Threading.SpinLock",
            ],
        },
    ];
}
