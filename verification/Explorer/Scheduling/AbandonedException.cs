namespace Weft.Exploration.Scheduling;

/// <summary>
/// Unwinds an operation whose schedule has ended before it did. Code under test that swallows it meets it again at its next scheduling
/// point.
/// </summary>
internal sealed class AbandonedException() : Exception("The schedule has ended; the explorer takes this operation back.");
