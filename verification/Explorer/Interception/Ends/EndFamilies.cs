namespace Weft.Exploration.Interception;

/// <summary>The families of what would end the process, and of what leads out of it.</summary>
internal static class EndFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Ends of the process")
        {
            Covers =
            [
                "System.Environment",
                "System.Diagnostics.Debug",
                "System.Diagnostics.Trace",
            ],
            Harmless =
            [
                "System.Environment",
                "System.Diagnostics.Debug",
                "System.Diagnostics.Trace",
            ],
        },
        new("Native work, hosts and access rights")
        {
            Covers =
            [
                "System.Threading.CompressedStack",
                "System.Threading.EventWaitHandleAcl",
                "System.Threading.HostExecutionContext",
                "System.Threading.HostExecutionContextManager",
                "System.Threading.MutexAcl",
                "System.Threading.NativeOverlapped",
                "System.Threading.Overlapped",
                "System.Threading.PreAllocatedOverlapped",
                "System.Threading.SemaphoreAcl",
                "System.Threading.ThreadPoolBoundHandle",
                "System.Threading.ThreadingAclExtensions",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.CompressedStack"] = "it is a leftover of code access security; leave it out",
                ["System.Threading.EventWaitHandleAcl"] = "a handle with access rights is shared with other processes; use one without a name",
                ["System.Threading.HostExecutionContext"] = "the host of a process is outside of it; leave it out",
                ["System.Threading.HostExecutionContextManager"] = "the host of a process is outside of it; leave it out",
                ["System.Threading.MutexAcl"] = "a handle with access rights is shared with other processes; use one without a name",
                ["System.Threading.NativeOverlapped"] = "the system completes overlapped work; put it behind an interface and complete a task in the test",
                ["System.Threading.Overlapped"] = "the system completes overlapped work; put it behind an interface and complete a task in the test",
                ["System.Threading.PreAllocatedOverlapped"] = "the system completes overlapped work; put it behind an interface and complete a task in the test",
                ["System.Threading.SemaphoreAcl"] = "a handle with access rights is shared with other processes; use one without a name",
                ["System.Threading.ThreadPoolBoundHandle"] = "the system completes overlapped work; put it behind an interface and complete a task in the test",
                ["System.Threading.ThreadingAclExtensions"] = "a handle with access rights is shared with other processes; use one without a name",
            },
        },
    ];
}
