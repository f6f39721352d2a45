namespace Weft.Exploration.Strategies;

/// <summary>
/// How large a test is, as far as its schedule without preemptions shows: how many steps and choices it has, and how many steps each
/// operation takes. Each loop runs that schedule before all others, and it is the same in each: so what a strategy concludes from it
/// does not depend on the schedules that were run before, nor on the loop.
/// </summary>
/// <param name="steps">The steps of the schedule.</param>
/// <param name="choices">How often two or more operations could run.</param>
/// <param name="weights">By the key of each operation, the steps of it and of all that it has created, directly or not.</param>
internal sealed class Profile(int steps, int choices, Dictionary<uint, int> weights)
{
    /// <summary>What is known before anything has run.</summary>
    public static readonly Profile Unknown = new(0, 0, []);

    /// <summary>The steps of the schedule.</summary>
    public int Steps => steps;

    /// <summary>How often two or more operations could run.</summary>
    public int Choices => choices;

    /// <summary>
    /// The steps of an operation and of all that it creates, directly or not; 0 if the schedule had no operation with this key.
    /// </summary>
    public int WeightOf(uint key) => weights.GetValueOrDefault(key);
}
