namespace Weft.Exploration.Planning;

/// <summary>A part of a plan with one way to choose schedules. Handed out in portions, under the lock of the plan.</summary>
/// <param name="share">The most schedules that are run, if the plan has so many left.</param>
internal abstract class Phase(long share)
{
    /// <summary>The most schedules that are run.</summary>
    public long Budget { get; private set; }

    /// <summary>True if to run out of schedules means to have run them all.</summary>
    public virtual bool IsExhaustive => false;

    /// <summary>The most preemptions of its schedules; null where they are not counted.</summary>
    public virtual int? PreemptionBound => null;

    /// <summary>What remains of it; may be asked by any thread.</summary>
    public virtual Reports.Estimate Estimate => Reports.Estimate.None;

    /// <summary>True if what it has done need not be done again by a process that goes on later.</summary>
    public virtual bool GoesOn => false;

    /// <summary>True when every portion has been handed out.</summary>
    public abstract bool IsHandedOut { get; }

    /// <summary>
    /// True if a schedule that is cut off for its length says more about the strategy than about the test, and ends the phase: an
    /// unfair one can let a loop wait for ever for an operation that it never chooses.
    /// </summary>
    public bool TakesBlameForNoEnd { get; init; }

    /// <summary>Called before the first portion is taken.</summary>
    /// <param name="left">What the plan has left.</param>
    public void Begin(long left) => Budget = Math.Min(share, left);

    /// <summary>The next portion in order; not called when all are handed out.</summary>
    public abstract Portion Take();

    /// <summary>What is to be run instead of the rest when a portion has found something: it may be found with less.</summary>
    public virtual IEnumerable<Phase> ForLess(Portion finding) => [];

    /// <summary>Splits off the end of a portion; called by the loop that runs it. Null if that cannot be, or is not worth it.</summary>
    public virtual Portion? Split(Portion portion) => null;
}
