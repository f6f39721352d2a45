using System.Globalization;
using Weft.Exploration.Strategies.Reduction;

namespace Weft.Exploration.Planning;

/// <summary>
/// What a plan keeps of a walk through all interleavings, and takes up again: the walk, the interleavings that were run, the totals, and
/// which phase was in work. A phase with a bound is begun again; what it finds again is known.
/// </summary>
internal sealed class SavedWalk(Exhaustive walk, Interleavings known)
{
    private const string Walk = "walk";
    private const string Phases = "phase";
    private const string Bounds = "bound";

    /// <summary>What was taken up; null for nothing.</summary>
    public (Tally Total, int? Bound, int Phase)? Resumed { get; private set; }

    public PlanState Save(Tally total, int? bound, int phase) => new(
    [
        new PhaseState(Walk)
        {
            Schedules = total.Schedules,
            Interleavings = total.Interleavings,
            Redundant = total.Redundant,
            Steps = total.Steps,
            Path = walk.Save(),
            Classes = known.Save(),
        },
        new PhaseState(Phases) { Path = [Number(phase)] },
        .. bound is { } most ? [new PhaseState(Bounds) { Path = [Number(most)] }] : Array.Empty<PhaseState>(),
    ]);

    /// <exception cref="StateException">It is not what was saved.</exception>
    public SavedWalk Load(PlanState? state)
    {
        if (state is null)
            return this;
        if (state.Phases is not [{ Name: Walk } saved, { Name: Phases } phase, ..])
            throw new StateException("is damaged");
        known.Load(saved.Classes.Span);
        walk.Load(saved.Path);
        Resumed = (
            new Tally(saved.Schedules, saved.Steps, saved.Interleavings, saved.Redundant),
            state.Phases is [_, _, { Name: Bounds } bound] ? Value(bound) : null,
            Value(phase));
        return this;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Value(PhaseState phase) =>
        phase.Path is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new StateException("is damaged");
}
