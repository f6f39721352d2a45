using System.Runtime.CompilerServices;
using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Tasks;

// The rendezvous of a task and its awaiter with a mutex removed and nothing put in its place: the step that microsoft/wil and Raymond Chen
// (15 April 2021) take with an exchange, taken with a look and a store.
//
//   the method ends                             the awaiter
//                                               looks: the method has not ended
//   looks: nobody awaits it
//                                               stores its continuation
//   stores "ended"; resumes nobody
//
// Expected: the awaiter is suspended for ever. Sound: each side exchanges, and finds what the other has left.
internal sealed class StoresWithoutExchanging : IMethodUnderTest
{
    private static readonly Action s_ended = static () => { };

    private Action? _word;
    private int _result;

    public void Start(Task gate, int result) => _ = Run(gate, result);

    public async Task<int> AwaitAsync() => await new Awaiter(this);

    private async Task Run(Task gate, int result)
    {
        await gate;
        _result = result;
        var continuation = Volatile.Read(ref _word);
        Volatile.Write(ref _word, s_ended);
        continuation?.Invoke();
    }

    private readonly struct Awaiter(StoresWithoutExchanging method) : INotifyCompletion
    {
        public bool IsCompleted => Volatile.Read(ref method._word) == s_ended;

        public Awaiter GetAwaiter() => this;

        public int GetResult() => method._result;

        public void OnCompleted(Action continuation)
        {
            if (Volatile.Read(ref method._word) == s_ended)
                continuation();
            else
                Volatile.Write(ref method._word, continuation);
        }
    }
}
