namespace Weft;

/// <summary>How far a <see cref="TaskSequencer"/> has come, at one moment.</summary>
/// <param name="Queued">The operations that wait for their turn; one that was cancelled counts until its turn would have come.</param>
/// <param name="Running">1 while an operation has its turn, else 0.</param>
/// <param name="Completed">The operations whose turn is over, whatever their outcome; cancelled ones are among them.</param>
public readonly record struct SequencerProgress(int Queued, int Running, long Completed);
