namespace Weft.Exploration.Causality;

/// <summary>One thing that an event did to a location.</summary>
/// <param name="Location">The location.</param>
/// <param name="Kind">What it did.</param>
internal readonly record struct Touch(nint Location, TouchKind Kind)
{
    public bool Writes => Kind is not (TouchKind.Read or TouchKind.Pass);
}
