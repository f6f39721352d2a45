namespace Weft.Verification.Contracts;

/// <summary>What the event scenarios need of an event, so that the library's own and its faulty variants run the same ones.</summary>
public interface IEventUnderTest
{
    /// <summary>Whether a wait would end at once.</summary>
    bool IsSet { get; }

    /// <summary>Releases everybody who waits, and tells how many that were.</summary>
#pragma warning disable CA1716 // A keyword of other languages, which do not implement this contract.
    int Set();
#pragma warning restore CA1716

    /// <summary>Makes later waits wait again.</summary>
    void Reset();

    /// <summary>Waits until the event is set or the token is cancelled.</summary>
    Task WaitAsync(CancellationToken cancellationToken = default);

    /// <summary>Releases everybody who waits, tells how many that were, and leaves the event unset.</summary>
    int Pulse() => throw new NotSupportedException("This variant has no pulse; give it one, or choose another scenario.");

    /// <summary>Waits until the event is set, the time is up or the token is cancelled, and tells which.</summary>
    Task<WaitOutcome> OutcomeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This variant reports no outcomes; let it do so, or choose another scenario.");

    /// <summary>Has the continuation run when the event is set, and not inside Set.</summary>
    void OnCompleted(Action continuation) =>
        throw new NotSupportedException("This variant runs no continuations; let it do so, or choose another scenario.");

    /// <summary>Waits the way a plain <c>await</c> on the event does; a variant that has no awaiter of its own waits as above.</summary>
    Task AwaitAsync() => WaitAsync();
}
