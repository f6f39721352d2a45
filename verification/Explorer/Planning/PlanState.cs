namespace Weft.Exploration.Planning;

/// <summary>How far a plan has come: what it needs to go on later as if it had never stopped.</summary>
/// <param name="Phases">Its phases in order, up to the one that it stopped in.</param>
public sealed record PlanState(IReadOnlyList<PhaseState> Phases);
