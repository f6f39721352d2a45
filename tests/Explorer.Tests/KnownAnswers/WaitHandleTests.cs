namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>Wait handles, and callbacks that wait for them: whether one begins depends on who came first; both orders are found.</summary>
public class WaitHandleTests
{
    [Fact]
    public void Exhaustive_WaitForAnyOfTwoSetInTurn_Finds2() => Exhaustively.Finds(2, static () =>
    {
        using var first = new ManualResetEvent(false);
        using var second = new ManualResetEvent(false);
        var cell = 0;
        Interleaving.Run(
            () => { Volatile.Read(ref cell); WaitHandle.WaitAny([first, second]); },
            () => { Volatile.Read(ref cell); first.Set(); second.Set(); });
    });

    [Fact]
    public void Exhaustive_LookAfterAnotherStep_Finds2() => Exhaustively.Finds(2, static () =>
    {
        using var handle = new ManualResetEvent(false);
        var cell = 0;
        Interleaving.Run(
            () => { Volatile.Read(ref cell); handle.WaitOne(0); },
            () => { Volatile.Read(ref cell); handle.Set(); });
    });

    [Fact]
    public void Exhaustive_SignalForOneOfTwoCallbacks_Finds2() => Exhaustively.Finds(2, static () =>
    {
        var handle = new AutoResetEvent(false);
        Register(handle);
        Register(handle);
        handle.Set();
    });

    [Fact]
    public void Exhaustive_CallbackThatIsTakenBackBeforeOrAfterItsSignal_Finds2() => Exhaustively.Finds(2, static () =>
    {
        var handle = new ManualResetEvent(false);
        var registration = Register(handle);
        Interleaving.Run(
            () => registration.Unregister(null),
            () => handle.Set());
    });

    [Fact]
    public void Exhaustive_SignalThatIsUndone_Finds2() => Exhaustively.Finds(2, static () =>
    {
        var handle = new ManualResetEvent(false);
        Register(handle);
        handle.Set();
        handle.Reset();
    });

    [Fact]
    public void Exhaustive_CallbackThatIsTakenBackWhileItRuns_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var handle = new ManualResetEvent(false);
        using var quiet = new ManualResetEvent(false);
        var cell = 0;
        var registration = ThreadPool.RegisterWaitForSingleObject(
            handle, (_, _) => Volatile.Read(ref cell), null, Timeout.Infinite, executeOnlyOnce: true);
        handle.Set();
        registration.Unregister(quiet);
        quiet.WaitOne();
    });

    private static RegisteredWaitHandle Register(WaitHandle handle) =>
        ThreadPool.RegisterWaitForSingleObject(handle, static (_, _) => { }, null, Timeout.Infinite, executeOnlyOnce: true);
}
