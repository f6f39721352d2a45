namespace Weft.Exploration.Interception;

/// <summary>The families of what blocks until another operation does something.</summary>
internal static class WaitFamilies
{
    private const string RawHandle = "who has the raw handle can signal it unseen; hand on the wait handle itself";
    private const string Shared = "a handle with a name is shared with other processes, which are not explored; use one without a name";

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
                "System.Threading.CancellationToken::get_WaitHandle",
            ],
            Observed =
            [
                "System.Threading.WaitHandle::Close",
                "System.Threading.WaitHandle::Dispose",
            ],
            Harmless =
            [
                "System.Threading.WaitHandle::WaitTimeout",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.WaitHandle::get_Handle"] = RawHandle,
                ["System.Threading.WaitHandle::set_Handle"] = RawHandle,
                ["System.Threading.WaitHandle::get_SafeWaitHandle"] = RawHandle,
                ["System.Threading.WaitHandle::set_SafeWaitHandle"] = RawHandle,
                ["System.Threading.EventWaitHandle::OpenExisting"] = Shared,
                ["System.Threading.EventWaitHandle::TryOpenExisting"] = Shared,
                ["System.Threading.Mutex::OpenExisting"] = Shared,
                ["System.Threading.Mutex::TryOpenExisting"] = Shared,
                ["System.Threading.Semaphore::OpenExisting"] = Shared,
                ["System.Threading.Semaphore::TryOpenExisting"] = Shared,
            },
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
