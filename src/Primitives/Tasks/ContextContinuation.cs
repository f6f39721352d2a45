using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Whoever awaits a task, if it has to go on in a place or an execution context that was captured.</summary>
internal sealed class ContextContinuation(object continuation, CapturedContext context, ExecutionContext? executionContext)
    : IThreadPoolWorkItem
{
    // A SimpleTaskPromise or an Action. Null once it has been taken to be run.
    private object? _continuation = continuation;

    /// <summary>Runs it here if its place is here, and hands it over otherwise. For <see cref="Relay"/> only; never throws.</summary>
    public void Resume()
    {
        if (context.IsHere && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            if (_continuation is SimpleTaskPromise method)
                method.RunSteps();
            else
                Run();
            return;
        }

        Queue();
    }

    /// <summary>Hands it over to its place; never throws.</summary>
    public void Queue() => context.QueueOrPool(this);

    void IThreadPoolWorkItem.Execute() => Run();

    private void Run()
    {
        // A context that takes the work and then throws makes Queue hand it over twice. The exchange decides which of the two runs it.
        object? continuation = Interlocked.Exchange(ref _continuation, null);
        if (continuation is SimpleTaskPromise method)
            method.Run();
        else if (continuation is Action call && executionContext is null)
            Relay.Call(call);
        else if (continuation is not null)
            ExecutionContext.Run(executionContext!, static state => Relay.Call((Action)state!), continuation);
    }
}
