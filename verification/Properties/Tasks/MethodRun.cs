using System.Runtime.CompilerServices;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Tasks;

/// <summary>Runs a program as methods that return a <see cref="SimpleTask"/>, and compares what they log with the model.</summary>
/// <param name="program">The program.</param>
/// <param name="leaks">Makes the faulty twin: a policy that callees inherit, as one in an AsyncLocal would be.</param>
internal sealed class MethodRun(CommandProgram<MethodCommand> program, bool leaks)
{
    private readonly List<string> _log = [];
    private readonly Gate _gate = new();
    private int _next;

    /// <summary>Throws with the transcript where the methods do not do what the model does.</summary>
    public static void Check(CommandProgram<MethodCommand> program, bool leaks = false)
    {
        var model = MethodModel.Of(program);
        var run = new MethodRun(program, leaks);
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            run.CheckAgainst(model);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void CheckAgainst(MethodModel model)
    {
        var task = Method(inherited: false);
        while (!task.IsCompleted)
            _gate.Pass();

        int? thrown = null;
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (Thrown exception)
        {
            thrown = exception.At;
        }

        var transcript = new Transcript();
        transcript.Add(program.ToString());
        transcript.ExpectInOrder("what happened", model.Log, _log);
        transcript.Expect("what escaped", model.Thrown, thrown);
    }

    private async SimpleTask Method(bool inherited)
    {
        (await SimpleTask.Policy).UseTerminator(exception => _log.Add($"{((Thrown)exception).At} terminates"));
        if (inherited)
            (await SimpleTask.Policy).TerminateOnUnhandledException();
        var isArmed = inherited;
        var saved = new Stack<bool>();
        var blocks = new Stack<int>();
        while (_next < program.Commands.Length)
        {
            var at = _next++;
            try
            {
                switch (program.Commands[at].Action)
                {
                    case MethodAction.Arm:
                        saved.Push(Noted((await new GetSimpleTaskPolicy()).TerminateOnUnhandledException()));
                        isArmed = true;
                        break;
                    case MethodAction.Disarm:
                        saved.Push(Noted((await SimpleTask.GetPolicy()).TerminateOnUnhandledException(false)));
                        break;
                    case MethodAction.Restore when saved.Count > 0:
                        Noted((await SimpleTask.Policy).TerminateOnUnhandledException(saved.Pop()));
                        break;
                    case MethodAction.Suspend:
                        await _gate;
                        break;
                    case MethodAction.Await:
                        await Task.CompletedTask;
                        break;
                    case MethodAction.Throw:
                        throw new Thrown(at);
                    case MethodAction.Try:
                        blocks.Push(at);
                        break;
                    case MethodAction.Call:
                        await Method(leaks && isArmed);
                        break;
                    case MethodAction.End when !blocks.TryPop(out _):
                        return;
                }
            }
            catch (Thrown exception) when (blocks.Count > 0)
            {
                _log.Add($"{exception.At} is caught");
                _next = MethodModel.EndOf(program.Commands, blocks.Pop());
            }
        }
    }

    private bool Noted(bool before)
    {
        _log.Add($"was {before}");
        return before;
    }

    private sealed class Thrown(int at) : Exception($"thrown at {at}")
    {
        public int At => at;
    }

    private sealed class Gate : ICriticalNotifyCompletion
    {
        private Action? _continuation;

        public bool IsCompleted => false;

        public Gate GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => _continuation = continuation;

        public void UnsafeOnCompleted(Action continuation) => _continuation = continuation;

        public void Pass()
        {
            var continuation = _continuation!;
            _continuation = null;
            continuation();
        }
    }
}
