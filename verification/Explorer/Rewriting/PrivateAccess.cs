using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// What a method marked with <see cref="UnsafeAccessorAttribute"/> reaches: a private member, often of the framework, that the table knows
/// nothing of. DotNext.Threading makes the framework's own timers in this way.
/// </summary>
internal static class PrivateAccess
{
    /// <summary>The type that a call reaches into, where it may do more than look; null for any other call.</summary>
    /// <param name="callee">What is called.</param>
    /// <param name="reference">The type as the module refers to it; null where the module tells its name only.</param>
    public static string? TargetOf(MethodReference callee, out TypeReference? reference)
    {
        reference = null;
        if (callee.HasThis || callee.DeclaringType.GetElementType() is not TypeDefinition
            || callee.Resolve() is not { RVA: 0 } method
            || AttributeOf(method, typeof(UnsafeAccessorAttribute)) is not { ConstructorArguments: [{ Value: int number }] } accessor)
            return null;
        var kind = (UnsafeAccessorKind)number;
        if (LooksOnly(kind, accessor) || (kind != UnsafeAccessorKind.Constructor && method.Parameters.Count == 0))
            return null;
        var (type, place) = kind == UnsafeAccessorKind.Constructor
            ? (method.ReturnType, (ICustomAttributeProvider)method.MethodReturnType)
            : (method.Parameters[0].ParameterType, method.Parameters[0]);
        if (AttributeOf(place, typeof(UnsafeAccessorTypeAttribute)) is { ConstructorArguments: [{ Value: string name }] })
            return name.Split(',')[0];
        reference = type.GetElementType();
        return reference.FullName;
    }

    // To look at a field or a property blocks nobody and starts nothing.
    private static bool LooksOnly(UnsafeAccessorKind kind, CustomAttribute accessor) =>
        kind is UnsafeAccessorKind.Field or UnsafeAccessorKind.StaticField
        || accessor.Properties.Any(property => property is { Name: nameof(UnsafeAccessorAttribute.Name), Argument.Value: string name }
            && name.StartsWith("get_", StringComparison.Ordinal));

    private static CustomAttribute? AttributeOf(ICustomAttributeProvider place, Type type) =>
        place.HasCustomAttributes
            ? place.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == type.FullName)
            : null;
}
