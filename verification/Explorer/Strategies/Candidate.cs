using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies;

/// <summary>An operation that may run next.</summary>
/// <param name="Operation">Its number.</param>
/// <param name="Pending">What it has announced to do.</param>
/// <param name="Gate">The gate that it passes then; 0 for none.</param>
internal readonly record struct Candidate(int Operation, Access Pending, nint Gate);
