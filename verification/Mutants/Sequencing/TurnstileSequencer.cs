using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Sequencing;

/// <summary>A sequencer over a turnstile, without a fault unless the turnstile has one. Mutants change one step of it.</summary>
internal class TurnstileSequencer(Turnstile turnstile) : ISequencerUnderTest
{
    public TurnstileSequencer()
        : this(new())
    {
    }

    protected Turnstile Turnstile => turnstile;

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        QueueTaskAsync(async token =>
        {
            await operation(token);
            return true;
        }, cancellationToken);

    public virtual async Task<T> QueueTaskAsync<T>(
        Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        await Turnstile.EnterAsync(cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await operation(cancellationToken);
        }
        finally
        {
            Turnstile.Leave();
        }
    }

    public async ValueTask DisposeAsync() => await QueueTaskAsync(_ => Task.CompletedTask);
}
