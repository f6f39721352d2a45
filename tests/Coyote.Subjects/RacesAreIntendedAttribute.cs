[assembly: Weft.Exploration.RacesAreIntended("Points by hand stand for the accesses, as Coyote's users write them.")]

namespace Weft.Exploration;

/// <summary>Known to the explorer by its name, so that nothing of it has to be referred to here.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class RacesAreIntendedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
