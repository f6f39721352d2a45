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
                ["System.Threading.EventWaitHandleAcl"] = "a handle with access rights is shared with other processes; use one without a "
                    + "name",
                ["System.Threading.HostExecutionContext"] = "the host of a process is outside of it; leave it out",
                ["System.Threading.HostExecutionContextManager"] = "the host of a process is outside of it; leave it out",
                ["System.Threading.MutexAcl"] = "a handle with access rights is shared with other processes; use one without a name",
                ["System.Threading.NativeOverlapped"] = "the system completes overlapped work; put it behind an interface and complete a "
                    + "task in the test",
                ["System.Threading.Overlapped"] = "the system completes overlapped work; put it behind an interface and complete a task "
                    + "in the test",
                ["System.Threading.PreAllocatedOverlapped"] = "the system completes overlapped work; put it behind an interface and "
                    + "complete a task in the test",
                ["System.Threading.SemaphoreAcl"] = "a handle with access rights is shared with other processes; use one without a name",
                ["System.Threading.ThreadPoolBoundHandle"] = "the system completes overlapped work; put it behind an interface and "
                    + "complete a task in the test",
                ["System.Threading.ThreadingAclExtensions"] = "a handle with access rights is shared with other processes; use one "
                    + "without a name",
            },
        },
        new("What no other family names")
        {
            // Refused where a family in front of this one has no row for it.
            Covers =
            [
                "System.Collections.Concurrent.ConcurrentDictionary`2/AlternateLookup`1",
                "System.Collections.Concurrent.IProducerConsumerCollection`1",
                "System.Collections.Concurrent.OrderablePartitioner`1",
                "System.Collections.Concurrent.Partitioner",
                "System.Collections.Concurrent.Partitioner`1",
                "System.Threading.LazyInitializer",
                "System.Threading.LockCookie",
                "System.Threading.NamedWaitHandleOptions",
                "System.Threading.WaitHandleExtensions",
                "System.Threading.Tasks.TaskToAsyncResult",
                "System.Threading.Tasks.Dataflow.ActionBlock`1",
                "System.Threading.Tasks.Dataflow.BatchBlock`1",
                "System.Threading.Tasks.Dataflow.BatchedJoinBlock`2",
                "System.Threading.Tasks.Dataflow.BatchedJoinBlock`3",
                "System.Threading.Tasks.Dataflow.BroadcastBlock`1",
                "System.Threading.Tasks.Dataflow.BufferBlock`1",
                "System.Threading.Tasks.Dataflow.DataflowBlock",
                "System.Threading.Tasks.Dataflow.IDataflowBlock",
                "System.Threading.Tasks.Dataflow.IPropagatorBlock`2",
                "System.Threading.Tasks.Dataflow.IReceivableSourceBlock`1",
                "System.Threading.Tasks.Dataflow.ISourceBlock`1",
                "System.Threading.Tasks.Dataflow.ITargetBlock`1",
                "System.Threading.Tasks.Dataflow.JoinBlock`2",
                "System.Threading.Tasks.Dataflow.JoinBlock`3",
                "System.Threading.Tasks.Dataflow.TransformBlock`2",
                "System.Threading.Tasks.Dataflow.TransformManyBlock`2",
                "System.Threading.Tasks.Dataflow.WriteOnceBlock`1",
            ],
        },
    ];
}
