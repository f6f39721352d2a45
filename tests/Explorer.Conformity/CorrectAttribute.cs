namespace Weft.Exploration.Conformity;

/// <summary>
/// Marks a program that is right in every schedule: a static method without parameters that returns nothing or a task and throws
/// when something is not as it has to be. An alarm about it is a false one.
/// </summary>
/// <param name="family">The family of the interception table that it stands for.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorrectAttribute(string family) : Attribute
{
    public string Family { get; } = family;

    /// <summary>False for a program that has too many schedules to run them all; a sample of them is run in any case.</summary>
    public bool IsSmall { get; init; } = true;
}
