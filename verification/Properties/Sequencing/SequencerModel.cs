using System.Collections.Immutable;

namespace Weft.Verification.Properties.Sequencing;

/// <summary>What an operation does when it is called.</summary>
public enum Body
{
    Gated,
    Immediate,
    Throwing,
}

/// <summary>What the caller of an operation knows of it, and whether it runs.</summary>
public enum Progress
{
    Waiting,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>What a sequencer is, one step after another: each operation is a function from one state to the next.</summary>
/// <param name="Bodies">What each operation would do, in the order queued; its place here is its number.</param>
/// <param name="Operations">How far each has come.</param>
/// <param name="Started">The operations that were called, in the order of calling.</param>
/// <param name="HandedOver">The operation whose turn it is while its context has not taken it up.</param>
/// <param name="IsDisposed">Whether new operations are refused.</param>
public sealed record SequencerModel(
    ImmutableList<Body> Bodies,
    ImmutableList<Progress> Operations,
    ImmutableList<int> Started,
    int? HandedOver,
    bool IsDisposed)
{
    public static SequencerModel Initial { get; } = new([], [], [], null, false);

    public int? Running => Operations.IndexOf(Progress.Running) is >= 0 and var running ? running : null;

    public bool IsIdle => Running is null && HandedOver is null;

    /// <summary>Whether the operation still has a place: it waits or runs, or was cancelled and older ones have not ended.</summary>
    public bool IsInChain(int operation) =>
        Operations[operation] is Progress.Waiting or Progress.Running
        || (!Started.Contains(operation) && !IsIdle && operation >= (Running ?? HandedOver));

    /// <summary>An idle sequencer calls the operation at once, in the context of its caller.</summary>
    public SequencerModel Queue(Body body, bool cancelled = false)
    {
        var added = this with
        {
            Bodies = Bodies.Add(body),
            Operations = Operations.Add(cancelled ? Progress.Cancelled : Progress.Waiting),
        };
        return IsIdle && !cancelled ? added.Start(Operations.Count) : added;
    }

    /// <summary>Ends what waits; to what runs it is a request, and what has ended does not hear of it.</summary>
    public SequencerModel Cancel(int operation) =>
        Operations[operation] == Progress.Waiting ? With(operation, Progress.Cancelled) : this;

    public SequencerModel EndRunning(Progress outcome) => Running is { } running ? With(running, outcome).Advance() : this;

    /// <summary>One that was cancelled on its way keeps its turn until here, and is not called.</summary>
    public SequencerModel TakeUp() => HandedOver switch
    {
        null => this,
        { } operation when Operations[operation] == Progress.Waiting => (this with { HandedOver = null }).Start(operation),
        _ => (this with { HandedOver = null }).Advance(),
    };

    public SequencerModel Dispose() => this with { IsDisposed = true };

    /// <summary>Ends what waits; to what runs it is a request.</summary>
    public SequencerModel Abort() => this with
    {
        IsDisposed = true,
        Operations = [.. Operations.Select(progress => progress == Progress.Waiting ? Progress.Cancelled : progress)],
    };

    private SequencerModel Start(int operation)
    {
        var started = this with { Started = Started.Add(operation) };
        return Bodies[operation] switch
        {
            Body.Immediate => started.With(operation, Progress.Succeeded).Advance(),
            Body.Throwing => started.With(operation, Progress.Failed).Advance(),
            _ => started.With(operation, Progress.Running),
        };
    }

    private SequencerModel Advance() =>
        this with { HandedOver = Operations.IndexOf(Progress.Waiting) is >= 0 and var oldest ? oldest : null };

    private SequencerModel With(int operation, Progress progress) => this with { Operations = Operations.SetItem(operation, progress) };
}
