using System.Runtime.CompilerServices;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>Asynchronous methods with a builder or an awaiter of the program's own, and those that return nothing.</summary>
internal static class BuilderPrograms
{
    private const string Family = "Asynchronous methods";

    [Correct(Family, IsSmall = false)]
    public static async Task OwnBuilder_TwoErrands_AreBothRun()
    {
        var sum = 0;
        var first = Run(1);
        var second = Run(2);
        await first;
        await second;
        Assert.Equal(3, sum);

        async Errand Run(int number)
        {
            await Task.Run(() => Interlocked.Add(ref sum, number));
            await Task.Yield();
        }
    }

    [Wrong(Family)]
    public static async Task OwnBuilder_BetweenReadAndWrite_LosesOne()
    {
        var value = 0;
        await Task.WhenAll(Task.Run(Twice), Task.Run(Twice));
        Assert.Equal(2, value);

        async Task Twice() => await Increment();

        async Errand Increment()
        {
            var read = Volatile.Read(ref value);
            await Task.CompletedTask;
            Volatile.Write(ref value, read + 1);
        }
    }

    [Correct(Family)]
    public static async Task OwnBuilder_ThatNotesEachSuspensionPlainly_IsOrderedByTheAwaits()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var opener = Task.Run(() =>
        {
            first.SetResult();
            second.SetResult();
        });
        var errand = Run();
        await errand;
        await opener;
        Assert.InRange(errand.Suspensions, 0, 2);

        async Errand Run()
        {
            await first.Task;
            await second.Task;
        }
    }

    [Correct(Family)]
    public static async Task OwnAwaiter_ThatExchangesItsContinuation_IsAlwaysWoken()
    {
        var signal = new Errand();
        var setter = Task.Run(() => signal.End(null));
        await signal;
        await setter;
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task OwnAwaiter_ThatStoresItsContinuationUnasked_MissesTheSignal()
    {
        var signal = new Forgetful();
        var setter = Task.Run(signal.Set);
        await signal;
        await setter;
    }

    [Wrong(Family)]
    public static async Task AsyncVoid_NotWaitedFor_EndsLater()
    {
        var written = 0;
        var other = Task.Run(static () => { });
        Start();
        await other;
        await Task.Yield();
        Assert.Equal(1, Volatile.Read(ref written));

        async void Start()
        {
            await other;
            Volatile.Write(ref written, 1);
        }
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task AsyncVoid_ThatThrows_IsNobodysToCatch()
    {
        var isReady = 0;
        var writer = Task.Run(() => Volatile.Write(ref isReady, 1));
        var other = Task.Run(static () => { });
        Start();
        await writer;
        await other;

        async void Start()
        {
            await other;
            if (Volatile.Read(ref isReady) == 0)
                throw new InvalidOperationException("came too early");
        }
    }

    private sealed class Forgetful : INotifyCompletion
    {
        private Action? _continuation;
        private bool _isSet;

        public bool IsCompleted => Volatile.Read(ref _isSet);

        public Forgetful GetAwaiter() => this;

        public void GetResult() => Assert.True(_isSet);

        public void OnCompleted(Action continuation) => Volatile.Write(ref _continuation, continuation);

        public void Set()
        {
            Volatile.Write(ref _isSet, true);
            Volatile.Read(ref _continuation)?.Invoke();
        }
    }
}
