namespace Weft.Exploration.Interception;

/// <summary>
/// Marks a type as the explorer's own version of <paramref name="target"/>: every reference to that type in rewritten code,
/// nested types included, becomes a reference to this one. It has to have every member of the original that code may use.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class RedirectsAttribute(Type target) : Attribute
{
    public Type Target { get; } = target;
}
