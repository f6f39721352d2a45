using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The obligations of one execution. "Eventually" cannot be refuted by a finite schedule that goes on, so there are two rules: none
/// may be outstanding when nothing can run any more, and none for very many steps of a schedule that is fair to all operations.
/// </summary>
/// <remarks>
/// The second is a heuristic of Microsoft Coyote, and P# before it (Mudduluru et al., Lasso detection using partial-state caching,
/// FMCAD 2017, call it the temperature): a monitor gets hotter by each step in a hot state and cools in a cold one.
/// </remarks>
internal sealed class Liveness(IStrategy strategy, ExplorationOptions options)
{
    private readonly List<Outstanding> _obligations = [];
    private readonly int _threshold = options.LivenessThreshold ?? Math.Max(1, options.MaxSteps / 2);

    public void Add(IObligation obligation) => _obligations.Add(new(obligation));

    /// <summary>Counts one more step; says what is wrong if something is outstanding for too many by now.</summary>
    /// <param name="stepsSoFar">The hash of the steps before it.</param>
    public Outcome? BeforeStep(uint stepsSoFar)
    {
        foreach (var outstanding in _obligations)
        {
            var steps = outstanding.Count();
            if (_threshold > 0 && steps > _threshold && strategy.IsFairAfter(stepsSoFar))
            {
                return new Outcome(
                    ViolationKind.Liveness,
                    $"{outstanding.Obligation.Description} for {_threshold} steps of a fair schedule: it may never come about; "
                    + "if it only takes long, allow more steps");
            }
        }
        return null;
    }

    /// <summary>Says what is outstanding when nothing can run any more, or null if nothing is.</summary>
    public Outcome? AtEnd() =>
        _obligations.Find(outstanding => outstanding.Obligation.IsOutstanding) is { } missing
            ? new Outcome(ViolationKind.Liveness, $"{missing.Obligation.Description}, and nothing can run any more")
            : null;

    private sealed class Outstanding(IObligation obligation)
    {
        private int _steps;
        private int _timesMet;

        public IObligation Obligation => obligation;

        public int Count()
        {
            if (obligation.TimesMet != _timesMet)
                (_steps, _timesMet) = (0, obligation.TimesMet);
            return obligation.IsOutstanding ? ++_steps : _steps;
        }
    }
}
