namespace Weft.Exploration.Interception;

/// <summary>
/// The members that do the right thing under the explorer's scheduler as they are: what they start or continue comes back to it.
/// A scheduling point before them is all that is added, for every overload.
/// </summary>
internal static class ObservedMembers
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "System.Threading.CancellationTokenSource::CancelAfter", // in virtual time, by the clock that the source was made with
        "System.Threading.CancellationTokenSource::TryReset",
        "System.Threading.Tasks.Task::.ctor",
        "System.Threading.Tasks.Task::ContinueWith",
        "System.Threading.Tasks.Task::Start",
        "System.Threading.Tasks.Task::RunSynchronously",
        "System.Threading.Tasks.Task`1::.ctor",
        "System.Threading.Tasks.Task`1::ContinueWith",
        "System.Threading.Tasks.TaskFactory::StartNew",
        "System.Threading.Tasks.TaskFactory`1::StartNew",
    };

    // Each call is one step: what is inside runs under locks of the framework's own, and nothing gives way there. A comparer or a
    // key of the program's own that gives way is the exception; the watchdog names it.
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Collections.Concurrent.ConcurrentDictionary`2",
        "System.Collections.Concurrent.ConcurrentQueue`1",
        "System.Collections.Concurrent.ConcurrentStack`1",
    };

    public static bool Contain(string type, string member) => Types.Contains(type) || Members.Contains($"{type}::{member}");
}
