using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>Carries types from one generic context into another.</summary>
internal static class GenericArguments
{
    /// <summary>The type with its generic parameters replaced, and without the modifiers that only signatures have.</summary>
    public static TypeReference Substitute(TypeReference type, Func<GenericParameter, TypeReference> argumentOf)
    {
        switch (type)
        {
            case IModifierType modified:
                return Substitute(modified.ElementType, argumentOf);
            case GenericParameter parameter:
                return argumentOf(parameter);
            case ByReferenceType reference:
                return new ByReferenceType(Substitute(reference.ElementType, argumentOf));
            case PointerType pointer:
                return new PointerType(Substitute(pointer.ElementType, argumentOf));
            case ArrayType { IsVector: true } vector:
                return new ArrayType(Substitute(vector.ElementType, argumentOf));
            case ArrayType array:
                return new ArrayType(Substitute(array.ElementType, argumentOf), array.Rank);
            case GenericInstanceType instance:
                var substituted = new GenericInstanceType(instance.ElementType);
                foreach (var argument in instance.GenericArguments)
                    substituted.GenericArguments.Add(Substitute(argument, argumentOf));
                return substituted;
            default:
                return type;
        }
    }
}
