using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Weft.Exploration.Sites;

/// <summary>Gives methods, fields and types the names that their author wrote, where the compiler made others of them.</summary>
internal static partial class MemberNames
{
    /// <summary>The type and the method, with <c>(lambda)</c> behind it for a lambda in that method: <c>AwaitableEvent.Set</c>.</summary>
    public static string Of(MethodDefinition method)
    {
        List<string> types = [];
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
            types.Add(type.Name);
        return Of(types, method.Name);
    }

    /// <summary>The same name for a method that is loaded.</summary>
    public static string Of(MethodInfo method)
    {
        List<string> types = [];
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
            types.Add(type.Name);
        return Of(types, method.Name);
    }

    /// <summary>A type without its namespace and arity, behind the types that it is nested in.</summary>
    public static string Of(TypeReference type)
    {
        if (type is GenericInstanceType instance && !instance.Name.StartsWith('<'))
            return $"{Of(instance.ElementType)}<{string.Join(", ", instance.GenericArguments.Select(Of))}>";
        if (type is TypeSpecification specification and not GenericInstanceType)
            return Of(specification.ElementType) + (type is ArrayType ? "[]" : "");
        var element = type.GetElementType();
        if (Keyword(element) is { } keyword)
            return keyword;
        var name = FileLocal().Replace(Plain(element.Name), "");
        return element.DeclaringType is { } outer && !IsClosure(outer) ? $"{Of(outer)}.{name}" : name;
    }

    /// <summary>
    /// A field behind its type; a captured variable or hoisted local by its own name; null where only the compiler named it.
    /// </summary>
    public static string? Of(FieldReference field)
    {
        if (field.Name.EndsWith("__this", StringComparison.Ordinal) && field.Name.StartsWith("<>", StringComparison.Ordinal))
            return "this";
        if (Hoisted().Match(field.Name) is { Success: true } hoisted)
            return hoisted.Groups["name"].Value;
        var type = field.DeclaringType.GetElementType();
        if (IsClosure(type) || StateMachine().IsMatch(type.Name))
            return field.Name.StartsWith('<') ? null : field.Name;
        var name = BackingField().Match(field.Name) is { Success: true } property ? property.Groups["name"].Value : field.Name;
        return name.StartsWith('<') ? null : $"{Of(type)}.{name}";
    }

    /// <summary>
    /// What is called, in the words of the source: <c>Interlocked.CompareExchange</c>, <c>Task.Result</c>, <c>new Thread</c>.
    /// </summary>
    public static string OfMember(MethodReference method) => OfMember(Of(method.DeclaringType.GetElementType()), method.Name);

    /// <inheritdoc cref="OfMember(MethodReference)"/>
    public static string OfMember(string type, string member) => member == ".ctor" ? $"new {type}" : $"{type}.{Property(member)}";

    /// <summary>What is awaited, told from its awaiter: <c>Task&lt;int&gt;</c>, <c>AwaitableEvent</c>.</summary>
    public static string OfAwaited(TypeReference awaiter)
    {
        var element = awaiter.GetElementType();
        if (element.DeclaringType is { } outer && element.Name.Contains("Awaiter", StringComparison.Ordinal))
            element = outer;
        var name = Of(element);
        if (name == "YieldAwaitable")
            return "Task.Yield";
        foreach (var suffix in new[] { "Awaiter", "Awaitable" })
            name = name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length ? name[..^suffix.Length] : name;
        if (name.StartsWith("Configured", StringComparison.Ordinal))
            name = name["Configured".Length..];
        return awaiter is GenericInstanceType instance ? $"{name}<{string.Join(", ", instance.GenericArguments.Select(Of))}>" : name;
    }

    // The types from the innermost to the outermost.
    private static string Of(List<string> types, string name)
    {
        var innermost = 0;
        for (; innermost < types.Count - 1; innermost++)
        {
            // A state machine is named after its method, which may itself be a lambda or a local function.
            if (StateMachine().Match(types[innermost]) is { Success: true } machine)
                name = machine.Groups["method"].Value;
            else if (!IsClosure(types[innermost]))
                break;
        }

        // An explicit implementation carries the name of its interface; the method is what stands behind the last dot.
        var written = Written(name);
        if (written.LastIndexOf('.') is > 0 and var dot && !name.StartsWith('<'))
            written = written[(dot + 1)..];
        var outer = types.Skip(innermost).Reverse().Select(type => FileLocal().Replace(Plain(type), ""));
        return $"{string.Join('.', outer)}.{written.TrimStart('.')}";
    }

    private static bool IsClosure(string type) => type.StartsWith("<>c", StringComparison.Ordinal);

    private static bool IsClosure(TypeReference type) => IsClosure(type.Name);

    private static string Written(string name)
    {
        if (LocalFunction().Match(name) is { Success: true } local)
            return $"{Written(local.Groups["method"].Value)}.{local.Groups["name"].Value}";
        if (Lambda().Match(name) is { Success: true } lambda)
            return Written(lambda.Groups["method"].Value) is var outer && outer.EndsWith(')') ? outer : outer + " (lambda)";
        if (name == "<Main>$")
            return "Main";
        return Property(name);
    }

    private static string? Keyword(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Boolean => "bool",
        MetadataType.Char => "char",
        MetadataType.Byte => "byte",
        MetadataType.SByte => "sbyte",
        MetadataType.Int16 => "short",
        MetadataType.UInt16 => "ushort",
        MetadataType.Int32 => "int",
        MetadataType.UInt32 => "uint",
        MetadataType.Int64 => "long",
        MetadataType.UInt64 => "ulong",
        MetadataType.Single => "float",
        MetadataType.Double => "double",
        MetadataType.String => "string",
        MetadataType.Object => "object",
        _ => null,
    };

    private static string Property(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;

    private static string Plain(string name) => name.IndexOf('`') is >= 0 and var tick ? name[..tick] : name;

    [GeneratedRegex(@"^<(?<method>.+)>d(__\d+)?(`\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"^<(?<method>.+)>b__\d+(_\d+)*$")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"^<(?<method>.+)>g__(?<name>[^|>]+)\|\d+(_\d+)*$")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(?<name>\w+)>5__\d+$")]
    private static partial Regex Hoisted();

    [GeneratedRegex(@"^<(?<name>\w+)>k__BackingField$")]
    private static partial Regex BackingField();

    [GeneratedRegex(@"^<\w+>F[0-9A-F]+__")]
    private static partial Regex FileLocal();
}
