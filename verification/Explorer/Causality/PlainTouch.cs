namespace Weft.Exploration.Causality;

/// <summary>One access to a location, as far as it matters whether a later one is ordered after it.</summary>
/// <param name="Operation">The number of the operation.</param>
/// <param name="Time">The operation's own time then; 0 for no access at all.</param>
/// <param name="Site">The place in the code.</param>
/// <param name="Step">The number of the step that it belongs to.</param>
internal readonly record struct PlainTouch(int Operation, int Time, int Site, int Step)
{
    public bool IsBefore(VectorClock clock) => Time <= clock[Operation];
}
