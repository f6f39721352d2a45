namespace Weft.Exploration.Tests.Oracle;

/// <summary>An interleaving, as the oracle found it.</summary>
/// <param name="Preemptions">The fewest preemptions of any of its schedules.</param>
/// <param name="Final">The values of the variables at its end.</param>
/// <param name="IsStuck">True if operations wait for locks at its end.</param>
internal sealed record ClassOfSchedules(int Preemptions, string Final, bool IsStuck);
