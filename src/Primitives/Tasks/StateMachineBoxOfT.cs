using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>A suspended method with a result; one object holds all there is of it.</summary>
[DebuggerDisplay("{Weft.Outcome.TextOf(Outcome),nq}, {StateMachine}")]
internal sealed class StateMachineBox<TStateMachine, TResult> : SimpleTaskPromise<TResult>
    where TStateMachine : IAsyncStateMachine
{
    private static readonly ContextCallback s_steps = static box =>
    {
        var method = Unsafe.As<StateMachineBox<TStateMachine, TResult>>(box!);
        method.Resumes();
        do
            method.StateMachine!.MoveNext();
        // From here on another thread may be running the method.
        while (Relay.ComesBackTo(method));
    };

#pragma warning disable CA1051 // A property would hand out copies.
    public TStateMachine? StateMachine;
#pragma warning restore CA1051

    public override object? Origin => typeof(TStateMachine);

    public override void RunSteps() => RunInContext(s_steps);
}
