using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>
/// That a task ends is a step of its own, however it was started and however it ends: others can see what it did last while it
/// still runs.
/// </summary>
public class CompletionTests
{
    [Fact]
    public void Run_LastWrite_CanBeSeenBeforeTheEnd() => AssertSeen(
        static () => SeesTheEnd(static body => Task.Run(body)),
        static () => SeesTheEnd(static body => Task.Run(() => { body(); return 1; })));

    [Fact]
    public void Run_Fault_CanBeSeenBeforeTheEnd() => AssertSeen(
        static () => SeesTheEnd(static body => Task.Run(() => { body(); throw new InvalidOperationException(); })));

    [Fact]
    public void StartNew_LastWrite_CanBeSeenBeforeTheEnd() => AssertSeen(
        static () => SeesTheEnd(static body => Task.Factory.StartNew(body)),
        static () => SeesTheEnd(static body => Task.Factory.StartNew(_ => body(), null)),
        static () => SeesTheEnd(static body => Task.Factory.StartNew(() => { body(); return 1; })),
        static () => SeesTheEnd(static body => Task.Factory.StartNew(_ => { body(); return "one"; }, null)),
        static () => SeesTheEnd(static body => Task.Factory.StartNew(() => { body(); throw new InvalidOperationException(); })));

    [Fact]
    public void ContinueWith_LastWrite_CanBeSeenBeforeTheEnd() => AssertSeen(
        static () => SeesTheEnd(static body => Task.Run(static () => 1).ContinueWith(_ => body())),
        static () => SeesTheEnd(static body => Task.Run(static () => 1).ContinueWith((_, _) => body(), null)),
        static () => SeesTheEnd(static body => Task.Run(static () => 1).ContinueWith(_ => { body(); return 1; })),
        static () => SeesTheEnd(static body => Task.Run(static () => 1).ContinueWith((_, _) => { body(); return 1; }, null)),
        static () => SeesTheEnd(static body => Task.Run(static () => { }).ContinueWith(
            _ => body(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));

    [Fact]
    public void Start_LastWrite_CanBeSeenBeforeTheEnd() => AssertSeen(static () => SeesTheEnd(static body =>
    {
        var task = new Task(body);
        task.Start();
        return task;
    }));

    [Fact]
    public void AsyncMethod_LastWrite_CanBeSeenBeforeTheEnd() => AssertSeen(
        static () => SeesTheEnd(static async body =>
        {
            await Task.Yield();
            body();
        }),
        static () => SeesTheEnd(static async body =>
        {
            await Task.Yield();
            body();
            throw new InvalidOperationException();
        }));

    private static void AssertSeen(params Func<Task>[] tests) =>
        Assert.All(tests, test => Explored.Fails(test, ViolationKind.Assertion, within: 200));

    private static async Task SeesTheEnd(Func<Action, Task> start)
    {
        var written = 0;
        var task = start(() => Volatile.Write(ref written, 1));
        while (Volatile.Read(ref written) == 0)
            await Task.Yield();
        Assert.True(task.IsCompleted);
    }
}
