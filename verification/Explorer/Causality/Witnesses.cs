namespace Weft.Exploration.Causality;

/// <summary>Two witnesses as one: the strategy's, and the detector of races.</summary>
internal sealed class Witnesses(IWitness first, IWitness second) : IWitness
{
    /// <summary>Both, or the one that there is.</summary>
    public static IWitness? Of(IWitness? first, IWitness? second) =>
        first is null ? second : second is null ? first : new Witnesses(first, second);

    public void Begins()
    {
        first.Begins();
        second.Begins();
    }

    public void Created(int operation, uint key, int creator)
    {
        first.Created(operation, key, creator);
        second.Created(operation, key, creator);
    }

    public void Resumes(int operation, bool isChosen)
    {
        first.Resumes(operation, isChosen);
        second.Resumes(operation, isChosen);
    }

    public void Takes(Access access)
    {
        first.Takes(access);
        second.Takes(access);
    }

    public void OnlyReads()
    {
        first.OnlyReads();
        second.OnlyReads();
    }

    public void Joins(Access access)
    {
        first.Joins(access);
        second.Joins(access);
    }

    public void Touches(Access access)
    {
        first.Touches(access);
        second.Touches(access);
    }

    public void TouchesPlainly(bool writes, nint location, int site)
    {
        first.TouchesPlainly(writes, location, site);
        second.TouchesPlainly(writes, location, site);
    }

    public void Releases(nint location)
    {
        first.Releases(location);
        second.Releases(location);
    }

    public void Acquires(nint location)
    {
        first.Acquires(location);
        second.Acquires(location);
    }

    public void Opens(nint gate)
    {
        first.Opens(gate);
        second.Opens(gate);
    }

    public void Closes(nint gate)
    {
        first.Closes(gate);
        second.Closes(gate);
    }

    public void Passes(nint gate)
    {
        first.Passes(gate);
        second.Passes(gate);
    }

    public void Forestalls(int operation)
    {
        first.Forestalls(operation);
        second.Forestalls(operation);
    }

    public void Leaves(int operation, Access pending, nint gate, bool isJoin)
    {
        first.Leaves(operation, pending, gate, isJoin);
        second.Leaves(operation, pending, gate, isJoin);
    }
}
