using System.Reflection;
using System.Text;
using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Writes a member's full signature down in one canonical way, whether it is seen by reflection or in metadata, so that the two
/// can be compared as text. Generic parameters are positions: <c>!0</c> of the type, <c>!!0</c> of the method. Anything less
/// than the full signature takes <c>Run(Func&lt;T&gt;)</c> for <c>Run(Func&lt;Task&lt;T&gt;&gt;)</c>, which runs and returns rubbish.
/// </summary>
internal static class Signature
{
    /// <summary>The name of a type without its generic arguments, nested types behind a slash.</summary>
    public static string NameOf(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return (definition.FullName ?? definition.Name).Replace('+', '/');
    }

    public static string Of(MethodBase method) => Of(method, method.DeclaringType!);

    /// <summary>The signature of a member as one of <paramref name="type"/>, which declares or inherits it.</summary>
    public static string Of(MethodBase method, Type type)
    {
        var parameters = method.GetParameters().Select(parameter => Of(parameter.ParameterType, int.MaxValue));
        var returned = method is MethodInfo function ? Of(function.ReturnType, int.MaxValue) : "System.Void";
        var arity = method.IsGenericMethod ? method.GetGenericArguments().Length : 0;
        return Join(NameOf(type), method.Name, arity, !method.IsStatic, parameters, returned);
    }

    public static string Of(MethodReference method) => Join(
        method.DeclaringType.GetElementType().FullName,
        method.Name,
        method.GetElementMethod().GenericParameters.Count,
        method.HasThis,
        method.GetElementMethod().Parameters.Select(parameter => Of(parameter.ParameterType)),
        Of(method.GetElementMethod().ReturnType));

    /// <summary>
    /// The canonical form of a type in the signature of a member, or of a hook for one. A hook has no type of its own: its first
    /// <paramref name="typeArity"/> generic parameters stand for those of the type that it intercepts.
    /// </summary>
    public static string Of(Type type, int typeArity)
    {
        if (type.IsGenericTypeParameter)
            return $"!{type.GenericParameterPosition}";
        if (type.IsGenericMethodParameter)
        {
            var position = type.GenericParameterPosition;
            return typeArity == int.MaxValue ? $"!!{position}" : position < typeArity ? $"!{position}" : $"!!{position - typeArity}";
        }
        if (type.HasElementType)
        {
            var element = Of(type.GetElementType()!, typeArity);
            return type.IsByRef ? element + "&" : type.IsPointer ? element + "*" : element + Rank(type.GetArrayRank());
        }
        if (type.IsFunctionPointer)
            return "function*";
        return type.IsGenericType
            ? $"{NameOf(type)}<{string.Join(',', type.GetGenericArguments().Select(argument => Of(argument, typeArity)))}>"
            : NameOf(type);
    }

    public static string Of(TypeReference type) => type switch
    {
        GenericParameter { Type: GenericParameterType.Method } parameter => $"!!{parameter.Position}",
        GenericParameter parameter => $"!{parameter.Position}",
        ByReferenceType reference => Of(reference.ElementType) + "&",
        PointerType pointer => Of(pointer.ElementType) + "*",
        ArrayType array => Of(array.ElementType) + Rank(array.Rank),
        GenericInstanceType instance => $"{instance.ElementType.FullName}<{string.Join(',', instance.GenericArguments.Select(Of))}>",
        IModifierType modified => Of(modified.ElementType),
        FunctionPointerType => "function*",
        _ => type.FullName,
    };

    public static string Join(string type, string member, int arity, bool hasThis, IEnumerable<string> parameters, string returned)
    {
        var text = new StringBuilder(hasThis ? "instance " : "static ").Append(type).Append("::").Append(member);
        if (arity > 0)
            text.Append('`').Append(arity);
        return text.Append('(').AppendJoin(',', parameters).Append(")->").Append(returned).ToString();
    }

    private static string Rank(int rank) => rank == 1 ? "[]" : $"[{new string(',', rank - 1)}]";
}
