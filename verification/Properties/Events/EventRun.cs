using System.Runtime.CompilerServices;
using Weft.Verification.Properties.Programs;

namespace Weft.Verification.Properties.Events;

/// <summary>
/// Runs a program on an event and on the model side by side, on one thread. Waits begin in the driver's context, so what Set
/// and the tokens hand over lies there until the program resumes it. What an inline event releases goes on at once, as its
/// releases are called in that context too.
/// </summary>
internal sealed class EventRun(IEvent subject, bool isInline)
{
    private static readonly TimeSpan s_unit = TimeSpan.FromSeconds(1);

    private readonly DriverContext _context = new();
    private readonly DriverTime _time = new();
    private readonly Transcript _transcript = new();
    private readonly List<EndedWait> _ended = [];
    private readonly List<(int Wait, CancellationTokenSource Source)> _tokens = [];
    private readonly List<(int Wait, string Name, WeakReference Reference)> _owned = [];
    private readonly HashSet<EventSituation> _situations = [];

    private EventModel _model = EventModel.Initial(isInline);

    /// <summary>Throws with the transcript where the event does not do what the model does.</summary>
    /// <returns>The situations that the program met.</returns>
    public static IReadOnlySet<EventSituation> CheckBehaviour(
        IEvent subject, CommandProgram<EventCommand> program, bool isInline = false)
    {
        var run = new EventRun(subject, isInline);
        run.ExecuteAll(program);

        // Whatever the program left suspended, one Set releases (A2).
        run.Execute(new EventCommand(EventAction.Set));
        while (!run._model.HandedOver.IsEmpty)
            run.Execute(new EventCommand(EventAction.Resume));
        run._transcript.Expect("waits that ended", run._model.Begun, run._ended.Count);
        return run._situations;
    }

    /// <summary>Throws with the transcript where something of a wait that is over is still reachable from the event or a token.</summary>
    public static void CheckRetention(IEvent subject, CommandProgram<EventCommand> program, bool isInline = false)
    {
        var run = new EventRun(subject, isInline);
        run.ExecuteAll(program);

        var over = run._model.Ended.Select(ended => ended.Wait).ToHashSet();
        var suspects = run._owned.Where(owned => over.Contains(owned.Wait)).Select(owned => (owned.Name, owned.Reference));
        run._transcript.ExpectInOrder("kept of waits that are over", [], Retained.Of(suspects));

        GC.KeepAlive(subject);
        GC.KeepAlive(run);
    }

    private void ExecuteAll(CommandProgram<EventCommand> program)
    {
        foreach (var command in program.Commands)
            Execute(command);
    }

    private void Execute(EventCommand command)
    {
        var (wait, source) = _tokens.Count > 0 ? _tokens[command.Choice % _tokens.Count] : default;
        _situations.UnionWith(EventSituations.Met(_model, command.Action, wait));
        switch (command.Action)
        {
            case EventAction.Set:
                Release("Set", _model.Set(), subject.Set);
                break;
            case EventAction.Pulse:
                Release("Pulse", _model.Pulse(), subject.Pulse);
                break;
            case EventAction.Reset:
                Apply("Reset", _model.Reset(), subject.Reset);
                break;
            case EventAction.Await:
                Wait("Await", _model.Wait(), subject.Await, CancellationToken.None);
                break;
            case EventAction.WaitAsync:
                WaitAsync("WaitAsync", _model.Wait(), CancellationToken.None);
                break;
            case EventAction.WaitAsyncWithToken:
                WaitAsync("WaitAsync with a token", _model.Wait(), NewToken());
                break;
            case EventAction.WaitAsyncWithCancelledToken:
                WaitAsync("WaitAsync with a cancelled token", _model.WaitCancelled(), new CancellationToken(canceled: true));
                break;
            case EventAction.WaitAsyncWithTime:
                Wait(
                    $"WaitAsync for {command.Choice}", _model.WaitFor(command.Choice),
                    () => subject.WaitAsync(command.Choice * s_unit, _time), CancellationToken.None);
                break;
            case EventAction.WaitOutcomeWithToken:
                WaitOutcome("WaitOutcomeAsync with a token", _model.Wait(), Timeout.InfiniteTimeSpan, NewToken());
                break;
            case EventAction.WaitOutcomeWithTime:
                WaitOutcome(
                    $"WaitOutcomeAsync for {command.Choice}", _model.WaitFor(command.Choice),
                    command.Choice * s_unit, CancellationToken.None);
                break;
            case EventAction.Elapse:
                Apply("Elapse", _model.Elapse(), () => _time.Elapse(s_unit));
                break;
            case EventAction.Cancel when source is not null:
                Apply($"Cancel wait {wait}", _model.Cancel(wait), source.Cancel);
                break;
            case EventAction.Resume when !_model.HandedOver.IsEmpty:
                Apply($"Resume wait {_model.HandedOver[0].Wait}", _model.Resume(), _context.RunOldest);
                break;
        }
    }

    private void Release(string name, (EventModel After, int Released) step, Func<int> release)
    {
        var count = 0;
        Apply(name, step.After, isInline ? () => _context.Run(() => count = release()) : () => count = release());
        _transcript.Expect("waits released", step.Released, count);
    }

    private CancellationToken NewToken()
    {
        var source = new CancellationTokenSource();
        _tokens.Add((_model.Begun, source));
        return source.Token;
    }

    private void WaitAsync(string name, EventModel after, CancellationToken token) =>
        Wait(name, after, () => subject.WaitAsync(token), token);

    private void Wait(string name, EventModel after, Func<Task> begin, CancellationToken token)
    {
        var wait = _model.Begun;
        Apply($"{name} -> wait {wait}", after, () => _context.Run(() => Begin(wait, begin, token)));
    }

    private void WaitOutcome(string name, EventModel after, TimeSpan timeout, CancellationToken token)
    {
        var wait = _model.Begun;
        Apply($"{name} -> wait {wait}", after, () => _context.Run(() => BeginOutcome(wait, timeout, token)));
    }

    private void Apply(string line, EventModel after, Action step)
    {
        _transcript.Add(line);
        DriverContext.RunOutside(step);
        _model = after;

        _transcript.Expect("timers armed", _model.Armed, _time.Armed);
        _transcript.Expect("IsSet", _model.IsSet, subject.IsSet);
        _transcript.Expect("continuations handed over", _model.HandedOver.Count, _context.Posted);
        _transcript.ExpectInOrder("waits that ended", _model.Ended, _ended);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Begin(int wait, Func<Task> begin, CancellationToken token)
    {
        var captured = new object();
        var task = begin();
        _owned.Add((wait, $"what wait {wait} captured", new WeakReference(captured)));
        if (!task.IsCompleted)
            _owned.Add((wait, $"the task of wait {wait}", new WeakReference(task)));
        _ = Observe(wait, task, captured, token);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BeginOutcome(int wait, TimeSpan timeout, CancellationToken token)
    {
        var captured = new object();
        _owned.Add((wait, $"what wait {wait} captured", new WeakReference(captured)));
        _ = ObserveOutcome(wait, subject.WaitOutcomeAsync(timeout, _time, token), captured);
    }

    private async Task ObserveOutcome(int wait, ValueTask<WaitOutcome> task, object captured)
    {
        _ended.Add(new EndedWait(wait, await task));
        GC.KeepAlive(captured);
    }

    private async Task Observe(int wait, Task task, object captured, CancellationToken token)
    {
        try
        {
            await task;
            _ended.Add(new EndedWait(wait, Weft.WaitOutcome.Signaled));
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == token)
        {
            _ended.Add(new EndedWait(wait, Weft.WaitOutcome.Cancelled));
        }
        catch (TimeoutException)
        {
            _ended.Add(new EndedWait(wait, Weft.WaitOutcome.TimedOut));
        }

        GC.KeepAlive(captured);
    }
}
