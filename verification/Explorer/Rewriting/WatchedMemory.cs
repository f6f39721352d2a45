using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Which code of a module, and which fields, are watched for data races: all but what says that its races are intended, and what the
/// compiler adds, whose races are.
/// </summary>
internal sealed class WatchedMemory(ModuleDefinition module, bool isFramework)
{
    private static readonly string OptOut = typeof(RacesAreIntendedAttribute).FullName!;

    // What happens between the accesses of a copied part of the framework is that part's own business.
    private readonly bool _isOff = isFramework || IsMarked(module.Assembly);
    private readonly Dictionary<TypeDefinition, bool> _types = [];

    public bool Includes(MethodDefinition method) => !_isOff && Includes(method.DeclaringType) && !IsMarkedOrPartOfIt(method);

    /// <summary>Tells whether an access of <paramref name="method"/> to a field may be one of a race.</summary>
    /// <param name="field">The field.</param>
    /// <param name="method">Who accesses it.</param>
    public static bool Includes(FieldReference field, MethodDefinition method)
    {
        if (field.Resolve() is not { } definition)
            return false;
        // Nobody writes what can be written in constructors only, and to see an object before its constructor has ended takes a race on
        // what refers to it.
        if (definition.IsInitOnly || method.IsConstructor && method.DeclaringType == definition.DeclaringType)
            return false;
        return !IsOfTheCompiler(definition) && !IsByRefLike(definition.DeclaringType) && !IsMarked(definition)
            && !IsMarkedProperty(definition);
    }

    /// <summary>True for a type whose values lie on the stack only, so that no other operation can reach them.</summary>
    public static bool IsOnStackOnly(TypeReference type)
    {
        const GenericParameterAttributes AllowsByRefLike = (GenericParameterAttributes)0x20;
        return type switch
        {
            ByReferenceType => true,
            GenericParameter parameter => (parameter.Attributes & AllowsByRefLike) != 0,
            _ => type.IsValueType && type.Resolve() is { } definition && IsByRefLike(definition),
        };
    }

    private bool Includes(TypeDefinition type)
    {
        if (_types.TryGetValue(type, out var known))
            return known;
        var includes = !IsMarked(type) && !type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
            && (type.DeclaringType is null || Includes(type.DeclaringType) && !IsPartOfMarked(type.Name, Outermost(type.DeclaringType)));
        return _types[type] = includes;
    }

    private static bool IsMarkedOrPartOfIt(MethodDefinition method) =>
        IsMarked(method)
        || IsPartOfMarked(method.Name, Outermost(method.DeclaringType))
        || method.DeclaringType.Properties.Any(
            property => (property.GetMethod == method || property.SetMethod == method) && IsMarked(property));

    // The parts of a method M are named <M>...: lambdas and local functions as methods, its state machine as a type; that of a lambda
    // <<M>...
    private static bool IsPartOfMarked(string name, TypeDefinition type)
    {
        var inner = name.TrimStart('<');
        if (inner.Length == name.Length || inner.IndexOf('>') is var end && end < 1)
            return false;
        var method = inner[..end];
        return type.Methods.Any(candidate => candidate.Name == method && IsMarked(candidate));
    }

    // Lambdas stand in a class of the compiler's, nested in the type that they were written in.
    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    // Caches of delegates, the state of an asynchronous method or an iterator: who goes on with a method is ordered by what it awaits.
    private static bool IsOfTheCompiler(FieldDefinition field) =>
        field.Name.StartsWith('<') && !field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
            && !field.Name.EndsWith(">P", StringComparison.Ordinal)
        || field.DeclaringType.Name.StartsWith('<') && field.DeclaringType.Interfaces.Any(
            implemented => implemented.InterfaceType.Name == "IAsyncStateMachine");

    private static bool IsMarkedProperty(FieldDefinition field) =>
        field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
        && field.DeclaringType.Properties.Any(property => field.Name == $"<{property.Name}>k__BackingField" && IsMarked(property));

    private static bool IsByRefLike(TypeDefinition type) => HasAttribute(type, "System.Runtime.CompilerServices.IsByRefLikeAttribute");

    public static bool IsReadOnly(TypeDefinition type) => HasAttribute(type, "System.Runtime.CompilerServices.IsReadOnlyAttribute");

    private static bool IsMarked(ICustomAttributeProvider code) => HasAttribute(code, OptOut);

    private static bool HasAttribute(ICustomAttributeProvider code, string name) =>
        code.HasCustomAttributes && code.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == name);
}
