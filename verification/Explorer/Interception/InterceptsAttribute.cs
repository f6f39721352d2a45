namespace Weft.Exploration.Interception;

/// <summary>
/// Marks a class of hooks as rows of the interception table. A static method of it takes the place of the member with the same
/// name of <paramref name="target"/>: its parameters are <c>this</c> (by reference for a struct; left out for a static member),
/// then the member's own parameters, then the site of the call. Its generic arguments are those of the type, then those of the
/// method. A constructor's hook is called <c>New</c>. A member of <paramref name="target"/> that has neither a hook nor a row
/// in a <see cref="Family"/> is refused where it is called.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class InterceptsAttribute(Type target) : Attribute
{
    public Type Target { get; } = target;

    /// <summary>True for a type that is of concern only where it has hooks: all its other members are left alone.</summary>
    public bool Partly { get; init; }

    /// <summary>
    /// True for hooks that take the place of a call that an override makes of the version of its base (<c>base.Post</c>), and of a base
    /// constructor. They must not call the member on the object again, which would lead to the override. A constructor's hook is called
    /// <c>New</c> here too, takes the object that is being constructed in front and returns nothing.
    /// </summary>
    public bool OnBase { get; init; }
}
