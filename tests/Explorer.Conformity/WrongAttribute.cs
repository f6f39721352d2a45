using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity;

/// <summary>
/// Marks a program with a bug that the schedule without preemptions does not show: only an explorer that controls the family can
/// find it.
/// </summary>
/// <param name="family">The family of the interception table that it stands for.</param>
/// <param name="kind">What the bug ends in.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WrongAttribute(string family, ViolationKind kind = ViolationKind.Assertion) : Attribute
{
    public string Family { get; } = family;

    public ViolationKind Kind { get; } = kind;
}
