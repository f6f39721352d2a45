namespace Weft.Verification.Contracts;

/// <summary>The library's <see cref="AwaitableEvent"/> under the contract.</summary>
public sealed class WeftEvent : IEventUnderTest
{
    private readonly AwaitableEvent _event = new();

    public bool IsSet => _event.IsSet;

    public int Set() => _event.Set();

    public void Reset() => _event.Reset();

    public Task WaitAsync(CancellationToken cancellationToken = default) => _event.WaitAsync(cancellationToken);

    public int Pulse() => _event.Pulse();

    public async Task<WaitOutcome> OutcomeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await _event.WaitOutcomeAsync(timeout, TimeProvider.System, cancellationToken);

    public void OnCompleted(Action continuation) => _event.GetAwaiter().UnsafeOnCompleted(continuation);

    public async Task AwaitAsync() => await _event;
}
