namespace Weft.Exploration.Reports;

/// <summary>What a schedule did wrong.</summary>
public enum ViolationKind
{
    /// <summary>An assertion of the test failed.</summary>
    Assertion,

    /// <summary>
    /// The test ended with an exception, or one escaped where production would end the process: from <c>async void</c>, from a work
    /// item of the pool. An exception that a task holds and nobody asks for is none, as in production.
    /// </summary>
    Exception,

    /// <summary>
    /// Nothing can run any more, and the test has not ended or an operation is blocked. A method that is still suspended after the
    /// test has ended is none: nobody waits for it.
    /// </summary>
    Stuck,

    /// <summary>The schedule passed more scheduling points than allowed.</summary>
    NoEnd,

    /// <summary>
    /// Something that has to come about in the end has not: it was outstanding when nothing could run any more, or for very many
    /// steps of a fair schedule. See <see cref="Interleaving.Eventually"/>.
    /// </summary>
    Liveness,

    /// <summary>Two operations accessed the same plain memory, one of them to write, and nothing orders the two.</summary>
    DataRace,

    /// <summary>The same choices led to different steps.</summary>
    NotDeterministic,
}
