using System.Runtime.ExceptionServices;

namespace Weft;

/// <summary>How a method ended: the last value of a promise's word.</summary>
/// <remarks>
/// A fault is kept in a faulted task of the framework's. Whoever takes it marks it as observed; if nobody does, it arrives at
/// <see cref="TaskScheduler.UnobservedTaskException"/> when it is collected, like that of an abandoned task. A cancellation is nothing
/// that anybody has to observe.
/// </remarks>
internal sealed class Outcome
{
    public static readonly Outcome Success = new(null, null);

    private readonly Task? _fault;
    private readonly ExceptionDispatchInfo? _cancellation;

    private Outcome(Task? fault, ExceptionDispatchInfo? cancellation)
    {
        _fault = fault;
        _cancellation = cancellation;
    }

    public bool IsFault => _fault is not null;

    public bool IsCancellation => _cancellation is not null;

    public static Outcome Of(Exception exception) => exception is OperationCanceledException
        ? new(null, ExceptionDispatchInfo.Capture(exception))
        : new(Task.FromException(exception), null);

    /// <summary>Throws what the method threw, with the stack of where that was; does nothing if it threw nothing.</summary>
    public void ThrowIfFailed()
    {
        if (_fault is not null)
            _fault.GetAwaiter().GetResult();
        else if (_cancellation is not null)
            _cancellation.Throw();
    }

    /// <summary>What a debugger shows of a method; null has not ended.</summary>
    public static string TextOf(Outcome? outcome) => outcome switch
    {
        null => "Running",
        // Its exception is not looked at: that would count as having seen it.
        { IsFault: true } => "Faulted",
        { IsCancellation: true } => "Canceled",
        _ => "Completed",
    };

    /// <summary>Counts as having seen the fault, without throwing it.</summary>
    public void Observe() => _ = _fault?.Exception;
}
