namespace Weft.Exploration.Reports;

/// <summary>How an exploration ended.</summary>
public enum Verdict
{
    /// <summary>Every schedule was run and none violated the test.</summary>
    EveryScheduleExplored,

    /// <summary>
    /// Every interleaving was run and none violated the test: each schedule differs from one that was run in the order of independent steps
    /// only.
    /// </summary>
    EveryInterleavingExplored,

    /// <summary>Every interleaving that has a schedule with at most so many preemptions was run, and none violated the test.</summary>
    EveryInterleavingWithinBound,

    /// <summary>As many schedules as asked for were run and none violated the test; others were not tried.</summary>
    Sampled,

    /// <summary>A schedule violated the test.</summary>
    Violated,

    /// <summary>The test does something that the explorer does not control, so nothing can be said about it.</summary>
    Refused,
}
