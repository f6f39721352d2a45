using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Tests.Causality;

/// <summary>As <see cref="AnnouncementTests"/>, for what waits, is cancelled or ends late.</summary>
public class WaitAnnouncementTests
{
    [Fact]
    public void Semaphore_Wait_TakesItAndLooksAtTheToken() => Explored.Holds(
        static async () =>
        {
            var (semaphore, source) = (new SemaphoreSlim(1), new CancellationTokenSource());
            Announced.By(() => semaphore.Wait(source.Token), AccessKind.Update, semaphore, source);
            Task waiting = null!;
            Announced.By(() => waiting = semaphore.WaitAsync(source.Token), AccessKind.Update, semaphore, source);
            Announced.Besides(source.Cancel, AccessKind.Update, semaphore);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        },
        5);

    [Fact]
    public void WaitHandles_Waits_TakeWhatIsTakenAndNameWhatIsShown() => Explored.Holds(
        static () =>
        {
            var (manual, auto, semaphore) = (new ManualResetEvent(true), new AutoResetEvent(true), new SemaphoreSlim(1));
            var shown = semaphore.AvailableWaitHandle;
            Announced.By(() => manual.WaitOne(), AccessKind.Wait, manual);
            Announced.By(() => auto.WaitOne(), AccessKind.Update, auto);
            Announced.By(() => shown.WaitOne(), AccessKind.Wait, semaphore);
            Announced.By(() => WaitHandle.WaitAny([auto, manual]), AccessKind.Update, auto, manual);
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void LinkedSource_OfTwoTokens_NamesBothSources() => Explored.Holds(
        static () =>
        {
            var (first, second) = (new CancellationTokenSource(), new CancellationTokenSource());
            CancellationTokenSource linked = null!;
            Announced.By(
                () => linked = CancellationTokenSource.CreateLinkedTokenSource(first.Token, second.Token),
                AccessKind.Cancel, first, second);
            linked.Dispose();
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void Tasks_WithATokenOrAnAntecedent_NameThese() => Explored.Holds(
        static async () =>
        {
            var (source, antecedent) = (new CancellationTokenSource(), new TaskCompletionSource());
            Announced.By(() => antecedent.Task.ContinueWith(_ => { }, source.Token), AccessKind.Await, antecedent.Task);
            Announced.Besides(() => antecedent.Task.ContinueWith(_ => { }, source.Token), AccessKind.Cancel, source);
            Announced.Besides(() => Task.Run(() => { }, source.Token), AccessKind.Cancel, source);
            Announced.Besides(() => Task.Delay(1, source.Token), AccessKind.Cancel, source);
            var cold = new Task(() => { });
            Announced.By(cold.Start, AccessKind.Update, cold);
            await cold;
        },
        5);

    [Fact]
    public void Thread_IsAlive_NamesTheThreadAndWhatItRuns() => Explored.Holds(
        static () =>
        {
            var thread = new Thread(() => { });
            Announced.By(() => Assert.False(thread.IsAlive), AccessKind.Read, thread);
            Announced.By(thread.Start, AccessKind.Update, thread);
            thread.Join();
            Assert.Equal(2, 1 + (Operation.Current!.Pending.Also?.Length ?? 0));
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void Lazy_FactoryThatIsSeenToHaveRun_MayHaveGivenNoValueYet() => Explored.FailsSometimes(static async () =>
    {
        var flag = new StrongFlag();
        var lazy = new Lazy<int>(() =>
        {
            Volatile.Write(ref flag.Value, 1);
            return 8;
        });
        var making = Task.Run(() => lazy.Value);
        Assert.False(Volatile.Read(ref flag.Value) == 1 && !lazy.IsValueCreated, "The factory has run, and there is no value.");
        await making;
    });

    [Fact]
    public void Barrier_ActionThatIsSeenToHaveRun_MayNotHaveEndedThePhaseYet() => Explored.FailsSometimes(static async () =>
    {
        var flag = new StrongFlag();
        var barrier = new Barrier(1, _ => Volatile.Write(ref flag.Value, 1));
        var arriving = Task.Run(barrier.SignalAndWait);
        Assert.False(Volatile.Read(ref flag.Value) == 1 && barrier.CurrentPhaseNumber == 0, "The action has run, and the phase goes on.");
        await arriving;
    });

    private sealed class StrongFlag
    {
        public int Value;
    }
}
