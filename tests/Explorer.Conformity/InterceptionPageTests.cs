using System.Reflection;
using Weft.Exploration.Interception;

namespace Weft.Exploration.Conformity;

/// <summary>The page about the interception table, and that the table has no gaps.</summary>
/// <remarks>
/// The page holds the public members of the framework, which are the same in every release of one major version: servicing adds no
/// API. So the comparison is exact within the major version that the repository is built for, and rests under any other.
/// </remarks>
public class InterceptionPageTests
{
    // Of docs/interception.md; the target framework of the repository.
    private const int Major = 10;

    private static readonly IReadOnlyList<MemberRow> Rows = MemberRows.Read();

    // A member of each kind of thing that the explorer is to control, or to refuse by name.
    public static TheoryData<string, string> Checklist => new()
    {
        { "System.Threading.Tasks.Task", "Run" },
        { "System.Threading.Tasks.Task", "Yield" },
        { "System.Threading.Tasks.Task", "Delay" },
        { "System.Threading.Tasks.Task", "Wait" },
        { "System.Threading.Tasks.Task", "WaitAll" },
        { "System.Threading.Tasks.Task", "WaitAny" },
        { "System.Threading.Tasks.Task", "WhenAll" },
        { "System.Threading.Tasks.Task", "WhenAny" },
        { "System.Threading.Tasks.Task", "WhenEach" },
        { "System.Threading.Tasks.Task", "ContinueWith" },
        { "System.Threading.Tasks.Task", "ConfigureAwait" },
        { "System.Threading.Tasks.Task", "WaitAsync" },
        { "System.Threading.Tasks.Task`1", "get_Result" },
        { "System.Threading.Tasks.TaskFactory", "StartNew" },
        { "System.Threading.Tasks.TaskCompletionSource", "SetResult" },
        { "System.Threading.Tasks.TaskCompletionSource`1", "SetResult" },
        { "System.Threading.Tasks.TaskScheduler", "get_Default" },
        { "System.Threading.Tasks.ConcurrentExclusiveSchedulerPair", "Complete" },
        { "System.Threading.Tasks.Parallel", "For" },
        { "System.Threading.Tasks.Parallel", "ForEach" },
        { "System.Threading.Tasks.Parallel", "ForEachAsync" },
        { "System.Threading.Tasks.Parallel", "Invoke" },
        { "System.Threading.Tasks.ValueTask", "GetAwaiter" },
        { "System.Threading.Tasks.ValueTask`1", "GetAwaiter" },
        { "System.Threading.Tasks.Sources.IValueTaskSource", "GetResult" },
        { "System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore`1", "SetResult" },
        { "System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder", "SetResult" },
        { "System.Runtime.CompilerServices.AsyncVoidMethodBuilder", "SetResult" },
        { "System.Runtime.CompilerServices.AsyncIteratorMethodBuilder", "Complete" },
        { "System.Runtime.CompilerServices.ConfiguredAsyncDisposable", "DisposeAsync" },
        { "System.Threading.Monitor", "Enter" },
        { "System.Threading.Monitor", "Wait" },
        { "System.Threading.Monitor", "Pulse" },
        { "System.Threading.Lock", "EnterScope" },
        { "System.Threading.SemaphoreSlim", "WaitAsync" },
        { "System.Threading.ManualResetEventSlim", "Wait" },
        { "System.Threading.WaitHandle", "WaitOne" },
        { "System.Threading.Mutex", "ReleaseMutex" },
        { "System.Threading.Semaphore", "Release" },
        { "System.Threading.ReaderWriterLockSlim", "EnterReadLock" },
        { "System.Threading.Barrier", "SignalAndWait" },
        { "System.Threading.CountdownEvent", "Signal" },
        { "System.Threading.SpinLock", "Enter" },
        { "System.Threading.SpinWait", "SpinOnce" },
        { "System.Threading.Thread", "Yield" },
        { "System.Threading.Thread", "Sleep" },
        { "System.Threading.Thread", "SpinWait" },
        { "System.Threading.Thread", "MemoryBarrier" },
        { "System.Threading.Thread", "Start" },
        { "System.Threading.Interlocked", "CompareExchange" },
        { "System.Threading.Volatile", "Read" },
        { "System.Threading.ThreadPool", "QueueUserWorkItem" },
        { "System.Threading.Timer", "Change" },
        { "System.Threading.PeriodicTimer", "WaitForNextTickAsync" },
        { "System.Threading.SynchronizationContext", "Post" },
        { "System.Threading.CancellationTokenSource", "Cancel" },
        { "System.Threading.CancellationTokenSource", "CancelAsync" },
        { "System.Threading.CancellationTokenSource", "CancelAfter" },
        { "System.Threading.CancellationTokenSource", "CreateLinkedTokenSource" },
        { "System.Threading.CancellationToken", "Register" },
        { "System.Threading.CancellationToken", "UnsafeRegister" },
        { "System.Threading.CancellationTokenRegistration", "Unregister" },
        { "System.Threading.CancellationTokenRegistration", "Dispose" },
        { "System.Threading.Channels.Channel", "CreateUnbounded" },
        { "System.Threading.Channels.ChannelReader`1", "ReadAllAsync" },
        { "System.Collections.Concurrent.BlockingCollection`1", "Take" },
        { "System.Collections.Concurrent.ConcurrentDictionary`2", "GetOrAdd" },
        { "System.Collections.Concurrent.ConcurrentQueue`1", "TryDequeue" },
        { "System.Threading.AsyncLocal`1", "get_Value" },
        { "System.TimeProvider", "get_System" },
        { "System.Diagnostics.Stopwatch", "GetTimestamp" },
        { "System.DateTime", "get_UtcNow" },
        { "System.Environment", "get_TickCount64" },
        { "System.Random", "get_Shared" },
        { "System.Guid", "NewGuid" },
    };

    [Fact]
    public void Page_InTheRepository_IsWhatTheTableSays()
    {
        if (Environment.Version.Major == Major)
            Document.AssertIs("docs/interception.md", MemberPage.Render(Assembly.GetExecutingAssembly().Location));
    }

    [Fact]
    public void Families_WithControlledMembers_HaveARightAndAWrongProgram() => Assert.Empty(FamilyCoverage
        .Missing(Rows, ProgramCounts.Read(Assembly.GetExecutingAssembly().Location))
        .Select(family => family.Name));

    [Fact]
    public void Rows_EveryMemberOfACoveredType_BelongsToAFamily() =>
        Assert.Empty(Rows.Where(row => row.Family is null).Select(row => $"{row.Type}::{row.Member.Name}").Distinct());

    [Fact]
    public void Types_OfTheNamespacesOfConcern_AreCoveredByAFamily() =>
        Assert.Empty(MemberRows.WithoutFamily().Select(type => type.FullName));

    [Theory]
    [MemberData(nameof(Checklist))]
    public void Rows_OfTheChecklist_AreThere(string type, string member) =>
        Assert.Contains(Rows, row => row.Type.FullName == type && row.Member.Name == member);
}
