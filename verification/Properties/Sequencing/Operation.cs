using System.Runtime.CompilerServices;

namespace Weft.Verification.Properties.Sequencing;

/// <summary>What an operation results in: distinct for each, so that results that change places show.</summary>
internal sealed record Result(int Operation);

/// <summary>
/// The driver's end of one queued operation: its token, the gate that ends its body, and the task that its caller holds.
/// What the operation itself owns is only known weakly here, so that nothing but the system under test can keep it.
/// </summary>
internal sealed class Operation(int number, CancellationTokenSource source, OperationLog log)
{
    private readonly TaskCompletionSource _gate = new();
    private WeakReference _captured = new(null);
    private WeakReference _result = new(null);
    private WeakReference _callersTask = new(null);

    /// <summary>Null before it is queued, and again when <see cref="DropTask"/> was called.</summary>
    public Task? CallersTask { get; private set; }

    public void CancelToken() => source.Cancel();

    public void Finish() => _gate.SetResult();

    public void Fail() => _gate.SetException(new InvalidOperationException($"operation {number}"));

    public void Acknowledge() => _gate.SetCanceled(source.Token);

    /// <summary>The caller loses interest in its task.</summary>
    public void DropTask() => CallersTask = null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Queue(ISequencer sequencer, Body body, bool withResult)
    {
        var captured = new object();
        _captured = new WeakReference(captured);
        CallersTask = withResult
            ? sequencer.QueueTaskAsync(token => Start(body, captured, token), source.Token)
            : sequencer.QueueTaskAsync(Task (token) => Start(body, captured, token), source.Token);
        _callersTask = new WeakReference(CallersTask);
    }

    /// <summary>What has to be garbage when the operation will never be called again: what its factory and its result refer to.</summary>
    public IEnumerable<(string Name, WeakReference Reference)> OwnedByFactory() =>
        [($"what operation {number} captured", _captured), ($"the result of operation {number}", _result)];

    /// <summary>What has to be garbage when the operation has left the chain too.</summary>
    public IEnumerable<(string Name, WeakReference Reference)> OwnedByChain() =>
        [.. OwnedByFactory(), ($"the task of operation {number}", _callersTask)];

    /// <summary>
    /// What the caller sees, in the words of the model, which calls a task that has not ended <paramref name="pending"/>.
    /// </summary>
    public string Seen(string pending) => CallersTask switch
    {
        null => "not queued",
        { IsCompleted: false } => pending,
        { IsCanceled: true } => nameof(Progress.Cancelled),
        { Exception.InnerException: { } exception } =>
            exception.Message == $"operation {number}" ? nameof(Progress.Failed) : exception.Message,
        Task<Result> { Result: var result } when result.Operation != number => $"{result}",
        _ => nameof(Progress.Succeeded),
    };

    private Task<Result> Start(Body body, object captured, CancellationToken token)
    {
        log.Enter(number, Follows(token));
        switch (body)
        {
            case Body.Immediate:
                log.Leave(number, Follows(token));
                return Task.FromResult(NewResult());
            case Body.Throwing:
                log.Leave(number, Follows(token));
                throw new InvalidOperationException($"operation {number}");
            default:
                return RunToTheGate(captured, token);
        }
    }

    private async Task<Result> RunToTheGate(object captured, CancellationToken token)
    {
        try
        {
            // Without the context: the command that opens the gate runs the rest of the body, and the sequencer's reaction.
            await _gate.Task.ConfigureAwait(false);
            return NewResult();
        }
        finally
        {
            log.Leave(number, Follows(token));
            GC.KeepAlive(captured);
        }
    }

    // The token is not the caller's own: the sequencer can cancel it too.
    private bool Follows(CancellationToken token) => token.IsCancellationRequested == (source.IsCancellationRequested || log.IsAborted);

    private Result NewResult()
    {
        var result = new Result(number);
        _result = new WeakReference(result);
        return result;
    }
}
