using Weft.Tests.Contexts;

namespace Weft.Tests.Tasks;

/// <summary>The bytes of the rows P1 and P2 of docs/performance.md. Each says what they are made of, on a machine of 64 bits.</summary>
public sealed class SimpleTaskAllocationTests
{
    // A promise: header 16, two links of a waiter 16, word 8, execution context 8, delegate 8, state 8, flags 8; then the state machine.
    private const int Promise = 72;

    // The state of a state machine 8, its builder 8.
    private const int StateMachine = 16;

    [ReleaseFact]
    public void Method_ThreeCompletedAwaits_AllocatesNothing()
    {
        static async SimpleTask Run()
        {
            await Task.CompletedTask;
            await Task.CompletedTask;
            await Task.CompletedTask;
        }

        static async SimpleTask<int> RunWithResult(Task<int> seven) => await seven + await seven + await seven;

        Task<int> seven = Task.FromResult(7);
        Assert.Equal(0, Bytes(() => Run().Outcome(), 0));
        Assert.Equal(0, Bytes(() => RunWithResult(seven).Outcome(), 0));
    }

    [ReleaseFact]
    public void Method_OneSuspensionOnATask_AllocatesItsPromiseOnly()
    {
        // The parameter 8, the awaiter 8.
        const int Expected = Promise + StateMachine + 16;
        static async SimpleTask Run(Task gate) => await gate;

        Assert.Equal(Expected, BytesBehindAGate(Run, Expected));
    }

    [ReleaseFact]
    public void Method_OneSuspensionOnAnotherMethod_AllocatesTwoPromisesOnly()
    {
        const int Expected = Promise + StateMachine + 16 + Promise + StateMachine + 24;
        static async SimpleTask Inner(Task gate) => await gate;
        // The parameter 8, the awaiter 16.
        static async SimpleTask Outer(Task gate) => await Inner(gate);

        Assert.Equal(Expected, BytesBehindAGate(Outer, Expected));
    }

    [ReleaseFact]
    public void Await_OfAnEventAndItsCreation_AllocateTheEventAndThePromise()
    {
        // The event; the promise, the parameter 8, the awaiter 8.
        const int Expected = 40 + Promise + StateMachine + 16;
        static async SimpleTask Run(AwaitableEvent awaited) => await awaited;

        Assert.Equal(144, Expected);
        Assert.Equal(Expected, Bytes(
            () =>
            {
                var awaited = new AwaitableEvent(continuations: ContinuationMode.Inline);
                SimpleTask task = Run(awaited);
                awaited.Set();
                task.Outcome();
            },
            Expected));
    }

    [ReleaseFact]
    public void Signal_InAMethodThatNeverSuspends_AllocatesNothing()
    {
        static async SimpleTask Run()
        {
            SimpleTaskPolicy policy = await SimpleTask.Policy;
            bool before = policy.TerminateOnUnhandledException();
            policy.TerminateOnUnhandledException(before);
            await SimpleTask.ReportProgress(50);
            await SimpleTask.GetCancellationToken();
        }

        // So that several objects are in use at once.
        static async SimpleTask Nest(int depth)
        {
            await SimpleTask.Policy;
            if (depth > 0)
                await Nest(depth - 1);
        }

        Assert.Equal(0, Bytes(() => Run().Outcome(), 0));
        Assert.Equal(0, Bytes(() => Nest(8).Outcome(), 0));
    }

    [ReleaseFact]
    public void Signal_InAMethodThatWasSuspended_AllocatesNothing()
    {
        static async SimpleTask Run(Gate gate)
        {
            await gate;
            while (true)
            {
                (await SimpleTask.Policy).TerminateOnUnhandledException(false);
                await SimpleTask.ReportProgress(50);
                await gate;
            }
        }

        var gate = new Gate();
        _ = Run(gate);
        Assert.Equal(0, Bytes(gate.Pass, 0));
    }

    /// <summary>The bytes of a method that is suspended on a task, which ends then; the source of that task is not counted.</summary>
    private static double BytesBehindAGate(Func<Task, SimpleTask> run, long expected)
    {
        var gates = new Queue<TaskCompletionSource>();
        return Bytes(
            () =>
            {
                TaskCompletionSource gate = gates.Dequeue();
                SimpleTask task = run(gate.Task);
                gate.SetResult();
                task.Outcome();
            },
            expected,
            beforeEachRound: calls =>
            {
                gates.Clear();
                for (int i = 0; i < calls; i++)
                    gates.Enqueue(new TaskCompletionSource());
            });
    }

    private static double Bytes(Action action, long expected, Action<int>? beforeEachRound = null) =>
        Ambient.Without(() => Allocated.BytesOf(action, expected, beforeEachRound));
}
