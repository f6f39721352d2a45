namespace Weft;

/// <summary>What arrives at a <see cref="TaskSequencer"/>: an operation, or somebody who waits for the end of all.</summary>
internal interface IArrival
{
    /// <summary>
    /// Before it is taken: the arrival before this one, null for the first. Once its owner has taken it: the operation behind this one.
    /// Whoever pushes writes it before the push, from then on the owner of the chain.
    /// </summary>
    IArrival? Next { get; set; }

    /// <summary>The operations pushed since the sequencer was last idle, this one included. Written before the push.</summary>
    int Depth { get; set; }
}
