namespace Weft.Verification.Contracts;

/// <summary>A sequencer that can be waited for and aborted: the library's own and faulty variants run the same scenarios.</summary>
public interface IEndableSequencerUnderTest : ISequencerUnderTest
{
    /// <summary>Waits until nothing runs or is queued.</summary>
    Task WhenIdleAsync();

    /// <summary>Refuses what is new, cancels what is queued, signals what runs and waits for its end.</summary>
    Task AbortAsync();
}
