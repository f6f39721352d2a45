namespace Weft.Exploration.Tests.Oracle;

/// <summary>What the oracle says about a program.</summary>
/// <param name="Classes">Every interleaving by its signature.</param>
internal sealed record Answers(IReadOnlyDictionary<string, ClassOfSchedules> Classes)
{
    /// <summary>How many schedules there are; null where they were not counted.</summary>
    public long? Schedules { get; init; }

    /// <summary>The number of interleavings.</summary>
    public int Interleavings => Classes.Count;

    /// <summary>The interleavings that have a schedule with at most so many preemptions; all for null.</summary>
    public IEnumerable<KeyValuePair<string, ClassOfSchedules>> Within(int? bound) =>
        Classes.Where(pair => bound is null || pair.Value.Preemptions <= bound);

    /// <summary>Their number.</summary>
    public int CountWithin(int bound) => Within(bound).Count();
}
