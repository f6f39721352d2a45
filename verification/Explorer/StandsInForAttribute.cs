namespace Weft.Exploration;

/// <summary>
/// Says of an assembly that its types take the place of those of the same full names in another one, in whatever is explored. The
/// other one need not be there. What it has and the stand-in lacks is refused by name where an operation gets there.
/// </summary>
/// <remarks>A stand-in is found by its file name, <c>Weft.StandIns.*.dll</c>, among the assemblies of the process that explores.</remarks>
/// <param name="assembly">The simple name of the other assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class StandsInForAttribute(string assembly) : Attribute
{
    /// <summary>The simple name of the other assembly.</summary>
    public string Assembly => assembly;
}
