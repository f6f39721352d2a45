using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Threads;

/// <summary>Thread: started, joined, slept on, and left alone.</summary>
internal static class ThreadPrograms
{
    private const string Family = "Thread";

    [Correct(Family)]
    public static void Join_SeesWhatTheThreadHasDone()
    {
        var done = 0;
        var threads = new[] { new Thread(() => Interlocked.Increment(ref done)), new Thread(() => Interlocked.Increment(ref done)) };
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(2, done);
    }

    [Wrong(Family)]
    public static void Join_WithATimeout_TakenForCertain()
    {
        var thread = new Thread(() => Interleaving.Point());
        thread.Start();
        Assert.True(thread.Join(1_000));
    }

    [Correct(Family)]
    public static void Sleep_InALoop_LetsTheOtherWrite()
    {
        var isReady = false;
        var thread = new Thread(() => Volatile.Write(ref isReady, true));
        thread.Start();
        while (!Volatile.Read(ref isReady))
            Thread.Sleep(10);
        thread.Join();
    }

    [Wrong(Family)]
    public static async Task Sleep_TakenForOrder()
    {
        var isReady = false;
        var thread = new Thread(() => Volatile.Write(ref isReady, true));
        await Task.Yield();
        thread.Start();
        Thread.Sleep(TimeSpan.FromHours(1));
        Assert.True(isReady);
    }

    [Correct(Family)]
    public static void Yield_InALoop_LetsTheOtherWrite()
    {
        var isReady = false;
        var thread = new Thread(() => Volatile.Write(ref isReady, true));
        thread.Start();
        while (!Volatile.Read(ref isReady))
        {
            Thread.Yield();
            Thread.Sleep(0);
            Thread.SpinWait(20);
        }
        thread.Join();
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static void Exception_InAThread_IsNobodysToCatch()
    {
        var count = 0;
        var thread = new Thread(() =>
        {
            if (Volatile.Read(ref count) == 0)
                throw new InvalidOperationException("came too early");
        });
        thread.Start();
        Volatile.Write(ref count, 1);
        thread.Join();
    }
}
