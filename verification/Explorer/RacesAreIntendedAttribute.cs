namespace Weft.Exploration;

/// <summary>
/// The plain accesses of this code, or to this field, are not watched for data races. On a method it holds for its lambdas, local
/// functions and asynchronous parts too; on a type for all in it.
/// </summary>
/// <remarks>
/// It is known by its full name. A library that is not to refer to the explorer may declare one of the same name for itself.
/// </remarks>
/// <param name="reason">Why nothing goes wrong although nothing orders the accesses.</param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Constructor
        | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field,
    Inherited = false)]
public sealed class RacesAreIntendedAttribute(string reason) : Attribute
{
    /// <summary>Why nothing goes wrong although nothing orders the accesses.</summary>
    public string Reason { get; } = reason;
}
