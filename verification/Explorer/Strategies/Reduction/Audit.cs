using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// Random schedules that are compared with the interleavings that were explored. One that is of none of them shows that some step touches
/// what it does not tell: then not every interleaving was explored, whatever the reduction says.
/// </summary>
/// <param name="walk">Chooses the schedules.</param>
/// <param name="known">The interleavings that were explored.</param>
internal sealed class Audit(RandomWalk walk, Interleavings known) : IStrategy
{
    private readonly History _history = new();

    public IWitness Witness => _history;

    public bool IsReducing => true;

    public bool BeginSchedule() => walk.BeginSchedule();

    public void RepeatSchedule() => walk.RepeatSchedule();

    public Novelty EndSchedule(bool isWhole, bool isRedundant)
    {
        _history.Close();
        return isWhole && !known.Contains(_history.Signature) ? Novelty.New : Novelty.Redundant;
    }

    public int Choose(ICandidates candidates)
    {
        _history.Close();
        return candidates.Count == 1 ? 0 : walk.Choose(candidates);
    }

    public int Draw(int bound)
    {
        var value = walk.Draw(bound);
        _history.Draws(value);
        return value;
    }

    public bool IsFairAfter(uint stepsSoFar) => walk.IsFairAfter(stepsSoFar);
}
