using System.Runtime.CompilerServices;
using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Tasks;

// A builder that answers signals in a loop, as the library's does, but keeps the flag for it in the promise instead of in the activation.
//
//   the caller                                  another operation
//   runs the method, which is suspended
//                                               resumes the method, which awaits a signal: the flag is set
//   is back in the loop; finds the flag set
//   runs the method                             is back in the loop ...
//
// Expected: the method goes on on the thread of the caller, in the contexts that are there. Sound: a thread static, which the loop takes
// that runs on the thread that has set it.
internal sealed class SharesTheFlagThatGoesOn : ISignallingMethodUnderTest
{
    private FlaggedTask? _task;

    public void Start(Task gate, Action passes, Action goesOn) => _task = Run(gate, passes, goesOn);

    public Task AwaitAsync() => _task!.End.Task;

    private static async FlaggedTask Run(Task gate, Action passes, Action goesOn)
    {
        await gate;
        passes();
        await default(Signal);
        goesOn();
    }

    [AsyncMethodBuilder(typeof(Builder))]
    internal sealed class FlaggedTask
    {
        public TaskCompletionSource End { get; } = new();
    }

    internal readonly struct Signal : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Signal GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => throw new NotSupportedException();

        public void UnsafeOnCompleted(Action continuation) => throw new NotSupportedException();
    }

    internal sealed class Builder
    {
        private IAsyncStateMachine? _stateMachine;
        private int _goesOn;

        public FlaggedTask Task { get; } = new();

        public static Builder Create() => new();

        public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
        {
            _stateMachine = stateMachine;
            Loop();
        }

        public void SetStateMachine(IAsyncStateMachine stateMachine) => _stateMachine = stateMachine;

        public void SetResult() => Task.End.TrySetResult();

        public void SetException(Exception exception) => Task.End.TrySetException(exception);

        public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : INotifyCompletion
            where TStateMachine : IAsyncStateMachine => awaiter.OnCompleted(Loop);

        public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : ICriticalNotifyCompletion
            where TStateMachine : IAsyncStateMachine
        {
            if (typeof(TAwaiter) == typeof(Signal))
                Volatile.Write(ref _goesOn, 1);
            else
                awaiter.UnsafeOnCompleted(Loop);
        }

        private void Loop()
        {
            do
                _stateMachine!.MoveNext();
            while (Interlocked.Exchange(ref _goesOn, 0) != 0);
        }
    }
}
