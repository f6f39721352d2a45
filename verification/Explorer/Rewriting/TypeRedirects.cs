using System.Reflection;
using Mono.Cecil;
using Weft.Exploration.Interception;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Turns every reference to a redirected type into one to the explorer's own version by changing the row of the module's table of
/// type references: signatures, fields, generic arguments and nested types follow. What the new type lacks would surface only
/// when a method is compiled, as a missing member without a place, so each use is checked while rewriting.
/// </summary>
internal sealed class TypeRedirects
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly Dictionary<TypeReference, Type> _redirected = [];
    private readonly Dictionary<TypeReference, string> _names = [];
    private readonly Dictionary<TypeReference, string> _originals = [];
    private readonly Dictionary<TypeReference, Origin> _origins = [];
    private readonly Dictionary<Type, HashSet<string>> _members = [];

    public TypeRedirects(ModuleDefinition module, InterceptionTable table)
    {
        var references = module.GetTypeReferences().ToArray();
        foreach (var reference in references)
        {
            // Asked before any row changes: a name in the module's own code or in another library is another type.
            var isTopLevel = reference.DeclaringType is null && FrameworkAssemblies.Contain(reference);
            if (isTopLevel && table.RedirectOf(reference.FullName) is { } type)
            {
                _redirected.Add(reference, type);
                _originals.Add(reference, reference.FullName);
            }
            else if (reference.DeclaringType is null && table.StandIns.Of(reference) is { } standIn)
                _redirected.Add(reference, standIn);
            _origins.Add(reference, OriginOf(reference, table.StandIns));
        }
        foreach (var reference in references)
            _names.Add(reference, MemberNames.Of(reference));
        foreach (var (reference, type) in _redirected)
        {
            var imported = module.ImportReference(type);
            (reference.Scope, reference.Namespace, reference.Name) = (imported.Scope, imported.Namespace, imported.Name);
        }
        foreach (var reference in references)
            AddNested(reference);
    }

    /// <summary>The explorer's own type behind a reference, or null.</summary>
    public Type? Of(TypeReference type) => _redirected.GetValueOrDefault(type.GetElementType());

    /// <summary>The name that the author wrote for a type that may be redirected.</summary>
    public string NameOf(TypeReference type) => _names.GetValueOrDefault(type.GetElementType()) ?? MemberNames.Of(type.GetElementType());

    /// <summary>Why the explorer's own version of a type does without a member of the original, if its family tells.</summary>
    public string? WhyRefused(MethodReference method) =>
        _originals.GetValueOrDefault(method.DeclaringType.GetElementType()) is { } type ? Families.WhyRefused(type, method.Name) : null;

    /// <summary>What is to be said of a type of somebody else's runtime, for which there is nothing here.</summary>
    public Origin OriginOf(TypeReference type) => Of(type) is null ? _origins.GetValueOrDefault(type.GetElementType()) : Origin.Ordinary;

    /// <summary>Tells whether a call still has something to call.</summary>
    public bool Resolves(MethodReference method)
    {
        if (method.DeclaringType is ArrayType)
            return true;
        if (Of(method.DeclaringType) is { } type)
            return Members(type).Contains(Signature.Of(method));
        // Code that is not rewritten still speaks of the original, so it has no member with the new type, or the copy's, in its signature.
        var declared = method.GetElementMethod();
        return !FrameworkAssemblies.Contain(method.DeclaringType.GetElementType())
            || !declared.Parameters.Select(parameter => parameter.ParameterType).Append(declared.ReturnType).Any(Mentions);
    }

    /// <summary>Tells whether the explorer's own version of a struct implements an interface that the original does.</summary>
    public static bool Implements(Type type, TypeReference contract) =>
        type.GetInterfaces().Any(implemented => Signature.NameOf(implemented) == contract.GetElementType().FullName)
        || contract.FullName is "System.Object" or "System.ValueType";

    private static Origin OriginOf(TypeReference type, StandIns standIns)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return standIns.IsWithout(type) ? Origin.WithoutStandIn : standIns.Concern(type) ? Origin.BesideStandIn : Origin.Ordinary;
    }

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));

    private void AddNested(TypeReference reference)
    {
        if (reference.DeclaringType is not { } outer)
            return;
        AddNested(outer);
        if (Of(outer) is { } type && type.GetNestedType(reference.Name, All) is { } nested)
            _redirected.TryAdd(reference, nested);
    }

    private HashSet<string> Members(Type type)
    {
        if (!_members.TryGetValue(type, out var members))
        {
            // A call names the type that it is made through, also where a base declares the member.
            members = [.. Methods(type).Select(method => Signature.Of(method, type))];
            _members.Add(type, members);
        }
        return members;
    }

    private bool Mentions(TypeReference type) => type switch
    {
        GenericInstanceType instance => Mentions(instance.ElementType) || instance.GenericArguments.Any(Mentions),
        TypeSpecification specification => Mentions(specification.ElementType),
        GenericParameter => false,
        _ => Of(type) is not null || FrameworkCopies.Hold(type),
    };
}
