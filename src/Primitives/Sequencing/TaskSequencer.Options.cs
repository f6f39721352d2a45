using System.Diagnostics.CodeAnalysis;

namespace Weft;

// What TaskSequencerOptions ask for. A plain sequencer never comes here.
public partial class TaskSequencer
{
    private readonly bool _isPlain = true;
    private readonly bool _detectsSelfAwait;
    private readonly IProgress<SequencerProgress>? _progress;
    private readonly Places? _places;

    // The inside of the operation that runs. The owner's.
    private Inside? _inside;

    /// <summary>Makes a sequencer without a limit, which tells nobody of its progress.</summary>
    public TaskSequencer()
    {
    }

    /// <summary>Makes a sequencer that does what <paramref name="options"/> say.</summary>
    /// <param name="options">What it does; read here, and not kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is zero or less.</exception>
    public TaskSequencer(TaskSequencerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Capacity is { } capacity)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1, nameof(options));
            _places = new Places(capacity);
        }

        _progress = options.Progress;
        _detectsSelfAwait = options.DetectsSelfAwait;
        _isPlain = _places is null && _progress is null && !_detectsSelfAwait;
    }

    private Task QueueWithOptions<TCall>(TCall call, CancellationToken token)
        where TCall : struct, ICall
    {
        ThrowIfSelfAwait();
        return QueueInTurn(call, token, out _);
    }

    // Queues the operation, or has it wait for a place.
    private Task QueueInTurn<TCall>(TCall call, CancellationToken token, out Candidate? candidate)
        where TCall : struct, ICall
    {
        candidate = null;
        if (token.IsCancellationRequested)
            return QueueCancelled(call, token);

        IQueued operation = NewQueued(call, token, out Task callersTask);
        candidate = _places?.TakeOrWait(operation);
        if (candidate is null)
            PushOrThrow(operation, Volatile.Read(ref _state));
        return callersTask;
    }

    private bool TryQueueNow<TCall>(TCall call, CancellationToken token, [NotNullWhen(true)] out Task? callersTask)
        where TCall : struct, ICall
    {
        ThrowIfSelfAwait();
        callersTask = null;
        if (token.IsCancellationRequested)
            callersTask = QueueCancelled(call, token);
        else if (_places is null || _places.TryTake())
            PushOrThrow(NewQueued(call, token, out callersTask), Volatile.Read(ref _state));
        return callersTask is not null;
    }

    private Task<TTask> QueueWhenRoom<TCall, TTask>(TCall call, CancellationToken token)
        where TCall : struct, ICall
        where TTask : Task
    {
        ThrowIfSelfAwait();
        var callersTask = (TTask)QueueInTurn(call, token, out Candidate? candidate);
        return candidate is null ? Task.FromResult(callersTask) : WaitForRoom(candidate, callersTask);
    }

    private static async Task<TTask> WaitForRoom<TTask>(Candidate candidate, TTask callersTask)
        where TTask : Task
    {
        // Cancelled or refused, it never has a place, and its task is over.
        await Task.WhenAny(candidate.Admitted, callersTask).ConfigureAwait(false);
        return callersTask;
    }

    private void ThrowIfSelfAwait()
    {
        if (_detectsSelfAwait)
            Inside.ThrowIfIn(this);
    }

    // The owner's, between two turns: before it looks for the next one, so that who gets the place is among those.
    private void EndTurnWithOptions()
    {
        _inside?.Leave();
        _inside = null;
        if (_places?.GiveBack() is { } candidate)
            Admit(candidate);
        if (_progress is not null)
            Report(_progress);
    }

    private void Admit(Candidate candidate)
    {
        // Busy, so nothing runs here.
        if (TryPush(candidate.Operation, Volatile.Read(ref _state)))
            candidate.Admit();
        else
            Refuse(candidate);
    }

    private void RefuseCandidates()
    {
        if (_places is null)
            return;

        foreach (Candidate candidate in _places.Close())
            Refuse(candidate);
    }

    private static void Refuse(Candidate candidate)
    {
        if (!candidate.Operation.TryTakeUp())
            return;

        candidate.Operation.Drop();
        candidate.Operation.Fail([Disposed()]);
    }

    private void Report(IProgress<SequencerProgress> progress)
    {
        var here = Surroundings.Capture();
        try
        {
            progress.Report(Progress with { Running = 0 });
        }
        catch (Exception exception)
        {
            // Nobody waits for it, and the chain has to go on (C5).
            UnobservedFailure.Report(exception);
        }

        here.Restore();
    }
}
