using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Sequencing;

/// <summary>
/// Runs a program on a sequencer and on the model side by side, on one thread. Operations are queued in the driver's
/// context, so what the sequencer hands over lies there until the program lets it be taken up.
/// </summary>
internal sealed class SequencerRun
{
    private readonly ISequencer _subject;
    private readonly DriverContext _context = new();
    private readonly Transcript _transcript = new();
    private readonly List<Operation> _operations = [];
    private readonly List<Task> _disposals = [];
    private readonly List<Task> _idleWaits = [];
    private readonly List<bool> _wasIdleSince = [];
    private readonly HashSet<SequencerSituation> _situations = [];
    private readonly OperationLog _log;

    private SequencerModel _model = SequencerModel.Initial;

    private SequencerRun(ISequencer subject)
    {
        _subject = subject;
        _log = new OperationLog(_context);
    }

    /// <summary>Throws with the transcript where the sequencer does not do what the model does.</summary>
    /// <returns>The situations that the program met.</returns>
    public static IReadOnlySet<SequencerSituation> CheckBehaviour(ISequencer subject, CommandProgram<SequencerCommand> program)
    {
        var run = new SequencerRun(subject);
        run.ExecuteAll(program);
        run.Drain();
        return run._situations;
    }

    /// <summary>
    /// Throws with the transcript where something of an operation that is over is still reachable from the sequencer or a token.
    /// </summary>
    public static void CheckRetention(ISequencer subject, CommandProgram<SequencerCommand> program)
    {
        var run = new SequencerRun(subject);
        run.ExecuteAll(program);
        run.ExpectNothingKept();
        run.Drain();
        run.ExpectNothingKept();

        GC.KeepAlive(subject);
        GC.KeepAlive(run);
    }

    private void ExecuteAll(CommandProgram<SequencerCommand> program)
    {
        foreach (var command in program.Commands)
            Execute(command.Action, command.Choice);
    }

    /// <summary>Whatever the program left in the chain, ends (C5).</summary>
    private void Drain()
    {
        while (!_model.IsIdle)
        {
            Execute(SequencerAction.TakeUp);
            Execute(SequencerAction.Finish);
        }

        _transcript.Expect("operations left waiting", 0, _model.Operations.Count(progress => progress == Progress.Waiting));
    }

    private void ExpectNothingKept()
    {
        List<(string Name, WeakReference Reference)> suspects = [];
        foreach (var (number, progress) in _model.Operations.Index())
        {
            if (progress is Progress.Waiting or Progress.Running)
                continue;

            var operation = _operations[number];
            operation.DropTask();
            suspects.AddRange(_model.IsInChain(number) ? operation.OwnedByFactory() : operation.OwnedByChain());
        }

        _transcript.ExpectInOrder("kept of operations that are over", [], Retained.Of(suspects));
    }

    private void Execute(SequencerAction action, int choice = 0)
    {
        var operation = _operations.Count > 0 ? choice % _operations.Count : -1;
        _situations.UnionWith(SequencerSituations.Met(_model, action, operation));
        switch (action)
        {
            case SequencerAction.Queue:
                Queue("Queue", Body.Gated);
                break;
            case SequencerAction.QueueVoid:
                Queue("Queue without a result", Body.Gated, withResult: false);
                break;
            case SequencerAction.QueueImmediate:
                Queue("Queue one that ends at once", Body.Immediate);
                break;
            case SequencerAction.QueueThrowing:
                Queue("Queue one that throws", Body.Throwing);
                break;
            case SequencerAction.QueueCancelled:
                Queue("Queue one that is cancelled", Body.Gated, cancelled: true);
                break;
            case SequencerAction.Cancel when operation >= 0:
                Apply($"Cancel operation {operation}", _model.Cancel(operation), _operations[operation].CancelToken);
                break;
            case SequencerAction.Finish when _model.Running is { } running:
                Apply($"Finish operation {running}", _model.EndRunning(Progress.Succeeded), _operations[running].Finish);
                break;
            case SequencerAction.Fail when _model.Running is { } running:
                Apply($"Fail operation {running}", _model.EndRunning(Progress.Failed), _operations[running].Fail);
                break;
            case SequencerAction.Acknowledge when _model.Running is { } running:
                Apply($"End operation {running} as cancelled", _model.EndRunning(Progress.Cancelled), _operations[running].Acknowledge);
                break;
            case SequencerAction.TakeUp when _model.HandedOver is { } next:
                Apply($"Take up operation {next}", _model.TakeUp(), _context.RunOldest);
                break;
            case SequencerAction.Dispose:
                Apply("Dispose", _model.Dispose(), () => _disposals.Add(_subject.DisposeAsync().AsTask()));
                break;
            case SequencerAction.WaitForIdle:
                _wasIdleSince.Add(false);
                Apply("Wait for idle", _model, () => _idleWaits.Add(_subject.WhenIdleAsync()));
                break;
            case SequencerAction.Abort:
                _log.IsAborted = true;
                Apply("Abort", _model.Abort(), () => _disposals.Add(_subject.AbortAsync()));
                break;
        }
    }

    private void Queue(string name, Body body, bool withResult = true, bool cancelled = false)
    {
        var number = _operations.Count;
        var operation = new Operation(number, new CancellationTokenSource(), _log);
        if (cancelled)
            operation.CancelToken();

        if (_model.IsDisposed)
        {
            var refused = false;
            Apply($"{name}, to be refused", _model, () => refused = Refuses(operation, body, withResult));
            _transcript.Expect("refused", true, refused);
            return;
        }

        _operations.Add(operation);
        Apply(
            $"{name} -> operation {number}",
            _model.Queue(body, cancelled),
            () => _context.Run(() => operation.Queue(_subject, body, withResult)));
    }

    private bool Refuses(Operation operation, Body body, bool withResult)
    {
        try
        {
            operation.Queue(_subject, body, withResult);
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private void Apply(string line, SequencerModel after, Action step)
    {
        _transcript.Add(line);
        DriverContext.RunOutside(step);
        _model = after;

        _transcript.ExpectInOrder("operations started", _model.Started, _log.Started);
        _transcript.Expect("most bodies active together", Math.Min(_model.Started.Count, 1), _log.MostActive);
        _transcript.ExpectInOrder("called in a wrong context or with a wrong token", [], _log.Misplaced);
        _transcript.Expect("operations handed over", _model.HandedOver is null ? 0 : 1, _context.Posted);
        _transcript.ExpectInOrder("outcomes", _model.Operations.Select(Describe), _operations.Select(Seen));
        for (var wait = 0; wait < _wasIdleSince.Count; wait++)
            _wasIdleSince[wait] |= _model.IsIdle;
        _transcript.ExpectInOrder("told that it is idle", _wasIdleSince, _idleWaits.Select(task => task.IsCompleted));
        _transcript.ExpectInOrder("disposed", _disposals.Select(_ => _model.IsIdle), _disposals.Select(task => task.IsCompleted));
    }

    private string Seen(Operation operation, int number)
    {
        // A dropped task has been compared before, and what has ended does not change.
        var expected = _model.Operations[number];
        if (operation.CallersTask is null)
            return Describe(expected);
        return operation.Seen(Describe(expected is Progress.Running ? Progress.Running : Progress.Waiting));
    }

    private static string Describe(Progress progress) => progress.ToString();
}
