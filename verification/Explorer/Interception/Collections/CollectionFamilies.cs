using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>The families of collections and values that operations share.</summary>
internal static class CollectionFamilies
{
    private const string Partitions = "its partitions are handed out under locks of the framework's own; pass the collection itself";

    public static IReadOnlyList<Family> All { get; } =
    [
        // Channels, pipes, dataflow blocks and BlockingCollection have no rows: their own code is explored, see FrameworkCopies.
        new("Channels")
        {
            Covers =
            [
                "System.Threading.Channels.Channel",
                "System.Threading.Channels.Channel`1",
                "System.Threading.Channels.Channel`2",
                "System.Threading.Channels.ChannelReader`1",
                "System.Threading.Channels.ChannelWriter`1",
                "System.Threading.Channels.BoundedChannelOptions",
                "System.Threading.Channels.ChannelOptions",
                "System.Threading.Channels.UnboundedChannelOptions",
                "System.Threading.Channels.UnboundedPrioritizedChannelOptions`1",
            ],
        },
        new("Pipes")
        {
            Covers =
            [
                "System.IO.Pipelines.Pipe",
                "System.IO.Pipelines.PipeOptions",
                "System.IO.Pipelines.PipeReader",
                "System.IO.Pipelines.PipeScheduler",
                "System.IO.Pipelines.PipeWriter",
                "System.IO.Pipelines.StreamPipeExtensions",
                "System.IO.Pipelines.StreamPipeReaderOptions",
                "System.IO.Pipelines.StreamPipeWriterOptions",
            ],
        },
        new("Dataflow blocks")
        {
            Covers =
            [
                "System.Threading.Tasks.Dataflow.DataflowBlock",
                "System.Threading.Tasks.Dataflow.IDataflowBlock",
                "System.Threading.Tasks.Dataflow.IPropagatorBlock`2",
                "System.Threading.Tasks.Dataflow.IReceivableSourceBlock`1",
                "System.Threading.Tasks.Dataflow.ISourceBlock`1",
                "System.Threading.Tasks.Dataflow.ITargetBlock`1",
                "System.Threading.Tasks.Dataflow.ActionBlock`1",
                "System.Threading.Tasks.Dataflow.BatchBlock`1",
                "System.Threading.Tasks.Dataflow.BatchedJoinBlock`2",
                "System.Threading.Tasks.Dataflow.BatchedJoinBlock`3",
                "System.Threading.Tasks.Dataflow.BroadcastBlock`1",
                "System.Threading.Tasks.Dataflow.BufferBlock`1",
                "System.Threading.Tasks.Dataflow.JoinBlock`2",
                "System.Threading.Tasks.Dataflow.JoinBlock`3",
                "System.Threading.Tasks.Dataflow.TransformBlock`2",
                "System.Threading.Tasks.Dataflow.TransformManyBlock`2",
                "System.Threading.Tasks.Dataflow.WriteOnceBlock`1",
                "System.Threading.Tasks.Dataflow.DataflowBlockOptions",
                "System.Threading.Tasks.Dataflow.DataflowLinkOptions",
                "System.Threading.Tasks.Dataflow.DataflowMessageHeader",
                "System.Threading.Tasks.Dataflow.ExecutionDataflowBlockOptions",
                "System.Threading.Tasks.Dataflow.GroupingDataflowBlockOptions",
            ],
        },
        new("BlockingCollection")
        {
            Covers =
            [
                "System.Collections.Concurrent.BlockingCollection`1",
            ],
        },
        new("Partitioners")
        {
            Covers =
            [
                "System.Collections.Concurrent.Partitioner",
                "System.Collections.Concurrent.Partitioner`1",
                "System.Collections.Concurrent.OrderablePartitioner`1",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Collections.Concurrent.Partitioner"] = Partitions,
                ["System.Collections.Concurrent.Partitioner`1"] = Partitions,
                ["System.Collections.Concurrent.OrderablePartitioner`1"] = Partitions,
            },
        },
        new("Concurrent collections")
        {
            Covers =
            [
                "System.Collections.Concurrent.ConcurrentDictionary`2",
                "System.Collections.Concurrent.ConcurrentDictionary`2/AlternateLookup`1",
                "System.Collections.Concurrent.ConcurrentQueue`1",
                "System.Collections.Concurrent.ConcurrentStack`1",
                "System.Collections.Concurrent.ConcurrentBag`1",
                "System.Collections.Concurrent.IProducerConsumerCollection`1",
            ],
            Observed =
            [
                // Each call is one step: what is inside runs under locks of the framework's own, and nothing gives way there.
                "System.Collections.Concurrent.ConcurrentDictionary`2",
                "System.Collections.Concurrent.ConcurrentDictionary`2/AlternateLookup`1",
                "System.Collections.Concurrent.ConcurrentQueue`1",
                "System.Collections.Concurrent.ConcurrentStack`1",
                "System.Collections.Concurrent.IProducerConsumerCollection`1",
            ],
            Kinds = new[]
            {
                Reading("ConcurrentDictionary`2", "get_Count", "get_IsEmpty", "get_Item", "get_Keys", "get_Values", "ContainsKey",
                    "TryGetValue", "ToArray", "GetAlternateLookup", "TryGetAlternateLookup"),
                Reading("ConcurrentDictionary`2/AlternateLookup`1", "get_Dictionary", "get_Item", "ContainsKey", "TryGetValue"),
                Reading("ConcurrentQueue`1", "get_Count", "get_IsEmpty", "TryPeek", "ToArray", "CopyTo", "GetEnumerator"),
                Reading("ConcurrentStack`1", "get_Count", "get_IsEmpty", "TryPeek", "ToArray", "CopyTo", "GetEnumerator"),
                Reading("IProducerConsumerCollection`1", "ToArray", "CopyTo"),
            }.SelectMany(static kinds => kinds).ToDictionary(),
        },
    ];

    private static IEnumerable<KeyValuePair<string, AccessKind>> Reading(string type, params string[] members) =>
        members.Select(member => KeyValuePair.Create($"System.Collections.Concurrent.{type}::{member}", AccessKind.Read));
}
