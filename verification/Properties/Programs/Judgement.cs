using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit.Sdk;

namespace Weft.Verification.Properties.Programs;

/// <summary>What FsCheck says of a check that is supposed to fail: the shrunk program and the reason.</summary>
public sealed record Judgement(string Shrunk, string Reason)
{
    // Fixed, so that a rejection is the same in every run.
    private const ulong Seed = 20220915;
    private const ulong Gamma = 20210301;

    public static Judgement OfRejected<TCommand>(Arbitrary<CommandProgram<TCommand>> programs, Action<CommandProgram<TCommand>> check)
    {
        var recorder = new Recorder();
        Prop.ForAll(programs, check).Check(Config.Default.WithReplay(Seed, Gamma).WithRunner(recorder));
        if (recorder.Result is not TestResult.Failed failed)
            throw new XunitException("The properties hold for a variant that is known to be faulty.");

        var reason = failed.Item4 is Outcome.Failed outcome ? outcome.Item.Message : "";
        return new Judgement(failed.Item3[0].ToString()!, reason);
    }

    private sealed class Recorder : IRunner
    {
        public TestResult? Result { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult) => Result = testResult;
    }
}
