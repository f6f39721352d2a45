using System.Reflection;

namespace Weft.Exploration.Interception;

/// <summary>Names members for the page: a property once, a constructor as one, overloads only where they differ.</summary>
internal static class MemberNaming
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["Boolean"] = "bool", ["Byte"] = "byte", ["Char"] = "char", ["Double"] = "double", ["Int16"] = "short", ["Int32"] = "int",
        ["Int64"] = "long", ["IntPtr"] = "nint", ["Object"] = "object", ["SByte"] = "sbyte", ["Single"] = "float", ["String"] = "string",
        ["UInt16"] = "ushort", ["UInt32"] = "uint", ["UInt64"] = "ulong", ["UIntPtr"] = "nuint",
    };

    /// <summary>The names of <paramref name="some"/> members of a type, which agree in what happens to them.</summary>
    /// <param name="some">Members of one type.</param>
    /// <param name="others">Its members to which something else happens.</param>
    public static IEnumerable<string> Of(IReadOnlyCollection<MemberInfo> some, IReadOnlyCollection<MemberInfo> others)
    {
        var taken = others.Select(Plain).ToHashSet(StringComparer.Ordinal);
        return some
            .SelectMany(member => taken.Contains(Plain(member)) ? [Full(member)] : new[] { Plain(member) })
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A type as it is written in C#, outer types in front.</summary>
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return $"ref {Of(type.GetElementType()!)}";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[]";
        if (type.IsPointer)
            return $"{Of(type.GetElementType()!)}*";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Of(underlying)}?";
        if (type.Namespace == "System" && Keywords.TryGetValue(type.Name, out var keyword))
            return keyword;
        var name = type.Name.Split('`')[0];
        if (type.IsNested && !type.IsGenericParameter)
            name = $"{Of(type.DeclaringType!).Split('<')[0]}.{name}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }

    private static string Plain(MemberInfo member) => member.Name switch
    {
        ".ctor" => "(constructor)",
        ['g' or 's', 'e', 't', '_', .. var property] => property,
        ['a', 'd', 'd', '_', .. var @event] => @event,
        ['r', 'e', 'm', 'o', 'v', 'e', '_', .. var @event] => @event,
        ['o', 'p', '_', .. var name] => $"(operator {name})",
        var name => name,
    };

    private static string Full(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, IsConstructor: false, Name: ['g', ..] } => $"{Plain(member)} (get)",
        MethodBase { IsSpecialName: true, IsConstructor: false, Name: ['s', ..] } => $"{Plain(member)} (set)",
        MethodInfo { IsGenericMethod: true } generic =>
            $"{member.Name}<{string.Join(", ", generic.GetGenericArguments().Select(Of))}>({Parameters(generic)})",
        MethodBase method => $"{Plain(member)}({Parameters(method)})",
        _ => Plain(member),
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => Of(parameter.ParameterType)));
}
