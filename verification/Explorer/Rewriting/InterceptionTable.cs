using System.Reflection;
using Mono.Cecil;
using Weft.Exploration.Interception;

namespace Weft.Exploration.Rewriting;

/// <summary>What is to be done about a call.</summary>
internal enum Treatment
{
    /// <summary>The member is of no type of concern.</summary>
    None,

    /// <summary>The member touches nothing that another operation can see.</summary>
    Harmless,

    /// <summary>It stays as it is, behind a scheduling point.</summary>
    Observed,

    /// <summary>A hook takes its place.</summary>
    Hook,

    /// <summary>It is of a framework type whose own code is explored like the program's.</summary>
    Rewritten,

    /// <summary>Nothing is known of it, so the test is refused when it gets there.</summary>
    Refused,
}

/// <summary>The row of the interception table for one member.</summary>
/// <param name="Treatment">What is done.</param>
/// <param name="Hook">What takes its place.</param>
/// <param name="Reason">Why it is refused, if its family tells.</param>
/// <param name="OnBase">What takes the place of a call from an override.</param>
internal readonly record struct Interception(Treatment Treatment, MethodInfo? Hook, string? Reason = null, MethodInfo? OnBase = null);

/// <summary>
/// Which members are replaced by hooks, which types by the explorer's own, which are left alone and which are refused. Built from
/// the attributes on hook classes; every hook has to fit exactly one member of the type that it names, or building fails.
/// </summary>
internal sealed class InterceptionTable
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Every type in these, and below them, may be how one operation reaches another.
    private static readonly string[] NamespacesOfConcern = ["System.Threading", "System.Collections.Concurrent", "System.Timers"];

    private static readonly Lazy<InterceptionTable> OfTheExplorer = new(() => new(typeof(InterceptionTable).Assembly.GetTypes())
    {
        StandIns = StandIns.OfTheProcess,
    });

    private readonly Dictionary<string, MethodInfo> _hooks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MethodInfo> _onBase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _redirects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _intercepted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _partly = new(StringComparer.Ordinal);
    private readonly HashSet<Assembly> _assemblies = [typeof(InterceptionTable).Assembly];

    public InterceptionTable(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            foreach (var marks in type.GetCustomAttributes<InterceptsAttribute>().GroupBy(mark => (mark.OnBase, mark.Partly)))
                AddHooks(type, [.. marks.Select(mark => mark.Target)], marks.Key.OnBase, marks.Key.Partly);
            if (type.GetCustomAttribute<RedirectsAttribute>() is { } redirect)
                AddRedirect(redirect.Target, type);
        }
    }

    /// <summary>The table of the hooks that are part of the explorer.</summary>
    public static InterceptionTable Default => OfTheExplorer.Value;

    /// <summary>The assemblies that hooks live in. Rewritten code uses their internals, and never a copy of them.</summary>
    public IReadOnlyCollection<Assembly> Assemblies => _assemblies;

    /// <summary>The assemblies that take the place of others.</summary>
    public StandIns StandIns { get; init; } = new([]);

    /// <summary>The explorer's own version of the type with this full name.</summary>
    public Type? RedirectOf(string type) => _redirects.GetValueOrDefault(type);

    /// <summary>The hook that takes the place of <paramref name="member"/>, or null.</summary>
    public MethodInfo? HookOf(MethodBase member) => _hooks.GetValueOrDefault(Signature.Of(member));

    /// <summary>Tells whether what a namespace holds may be how one operation reaches another.</summary>
    public static bool IsOfConcern(string @namespace) => NamespacesOfConcern.Any(name =>
        @namespace.StartsWith(name, StringComparison.Ordinal) && (@namespace.Length == name.Length || @namespace[name.Length] == '.'));

    /// <summary>Finds the row for the member that <paramref name="method"/> refers to.</summary>
    public Interception Find(MethodReference method)
    {
        var type = method.DeclaringType.GetElementType();
        if (method is MethodDefinition || method.DeclaringType is ArrayType)
            return default;
        if (type is not TypeDefinition && FrameworkCopies.Hold(type))
            return new(Treatment.Rewritten, null);
        if (_partly.Contains($"{type.FullName}::{method.Name}") && FrameworkAssemblies.Contain(type))
            return method.Resolve() is { } partly && Signature.Of(partly) is var signature && _hooks.TryGetValue(signature, out var hook)
                ? new(Treatment.Hook, hook, OnBase: _onBase.GetValueOrDefault(signature))
                : default;
        if (type is not TypeDefinition && IsOfConcern(type))
            return method.Resolve() is { } definition ? FindDefinition(definition) : new(Treatment.Refused, null);

        // A compiler may name the type that it called through, not the one that declares the member.
        if (type is not TypeDefinition && FrameworkAssemblies.Contain(type))
            return default;
        if (method.Resolve() is not { } inherited || inherited.Module == method.Module || !IsOfConcern(inherited.DeclaringType))
            return default;
        if (FrameworkCopies.Hold(inherited.DeclaringType))
            return new(Treatment.Rewritten, null);
        return FindDefinition(inherited) is { Hook: null } row ? row : new(Treatment.Refused, null);
    }

    /// <summary>Finds the row for what <paramref name="type"/> implements a member of an interface or base with.</summary>
    public Interception FindImplementation(TypeReference type, MethodReference method)
    {
        if (type.GetElementType() is TypeDefinition
            || FrameworkCopies.Hold(type.GetElementType())
            || !IsOfConcern(type.GetElementType())
            || type.Resolve() is not { } definition)
            return default;
        var implementation = definition.Methods.FirstOrDefault(candidate => IsNamed(candidate, method.Name)
            && candidate.Parameters.Select(parameter => Signature.Of(parameter.ParameterType))
                .SequenceEqual(method.GetElementMethod().Parameters.Select(parameter => Signature.Of(parameter.ParameterType))));
        // What it does not implement itself, object and ValueType do: they look at nothing but the value.
        return implementation is null ? new(Treatment.Harmless, null) : FindDefinition(implementation);

        static bool IsNamed(MethodDefinition candidate, string name) =>
            candidate.Name == name || candidate.Name.EndsWith("." + name, StringComparison.Ordinal);
    }

    private static bool IsHarmless(MethodDefinition method) =>
        Families.Ignore(method.DeclaringType.FullName, method.Name) || IsHarmlessByRule(method.DeclaringType);

    private static bool IsHarmlessByRule(TypeDefinition type)
    {
        if (type.IsEnum || type.BaseType?.FullName == "System.MulticastDelegate")
            return true;
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType?.Resolve())
        {
            if (ancestor.FullName == "System.Exception")
                return true;
        }
        return false;
    }

    private Interception FindDefinition(MethodDefinition method)
    {
        if (_hooks.TryGetValue(Signature.Of(method), out var hook))
            return new(Treatment.Hook, hook, OnBase: _onBase.GetValueOrDefault(Signature.Of(method)));
        if (Families.Observe(method.DeclaringType.FullName, method.Name))
            return new(Treatment.Observed, null);
        return IsHarmless(method)
            ? new(Treatment.Harmless, null)
            : new(Treatment.Refused, null, Families.WhyRefused(method.DeclaringType.FullName, method.Name));
    }

    private bool IsOfConcern(TypeReference type)
    {
        if (_intercepted.Contains(type.FullName))
            return true;
        var outermost = type;
        while (outermost.DeclaringType is not null)
            outermost = outermost.DeclaringType;
        return (Families.CoverAll(type.FullName) || IsOfConcern(outermost.Namespace)) && FrameworkAssemblies.Contain(outermost);
    }

    private void AddHooks(Type hooks, Type[] targets, bool onBase, bool partly)
    {
        _assemblies.Add(hooks.Assembly);
        foreach (var target in targets)
        {
            if (!partly)
                _intercepted.Add(Signature.NameOf(target));
        }
        var members = targets.SelectMany(target => target.GetMembers(Declared)).OfType<MethodBase>().ToArray();
        foreach (var hook in hooks.GetMethods(Declared).Where(hook => hook.IsStatic && !hook.IsPrivate))
        {
            var fitting = members.Where(member => Fits(hook, member, onBase)).ToArray();
            if (fitting.Length != 1)
            {
                throw new InvalidOperationException(
                    $"[explorer bug] The hook {hooks.Name}.{hook} fits {fitting.Length} members of "
                    + $"{string.Join(" and ", targets.Select(target => target.Name))}; it has to fit one.");
            }
            (onBase ? _onBase : _hooks).Add(Signature.Of(fitting[0]), hook);
            if (partly)
                _partly.Add($"{Signature.NameOf(fitting[0].DeclaringType!)}::{fitting[0].Name}");
        }
    }

    private static bool Fits(MethodInfo hook, MethodBase member, bool onBase)
    {
        if (hook.Name != (member.IsConstructor ? "New" : member.Name))
            return false;
        var type = member.DeclaringType!;
        var typeArity = type.GetGenericArguments().Length;
        var arity = typeArity + (member.IsGenericMethod ? member.GetGenericArguments().Length : 0);
        var expected = member.GetParameters().Select(parameter => Signature.Of(parameter.ParameterType, int.MaxValue)).ToList();
        var self = Signature.Of(type.IsGenericTypeDefinition ? type.MakeGenericType(type.GetGenericArguments()) : type, int.MaxValue);
        if (!member.IsStatic && (!member.IsConstructor || onBase))
            expected.Insert(0, type.IsValueType ? self + "&" : self);
        expected.Add("System.Int32");
        var returned = member is MethodInfo function ? Signature.Of(function.ReturnType, int.MaxValue) : onBase ? "System.Void" : self;
        return hook.GetGenericArguments().Length == arity
            && Signature.Of(hook.ReturnType, typeArity) == returned
            && hook.GetParameters().Select(parameter => Signature.Of(parameter.ParameterType, typeArity)).SequenceEqual(expected);
    }

    private void AddRedirect(Type target, Type type)
    {
        if (target.IsNested || type.IsNested || target.IsValueType != type.IsValueType
            || target.GetGenericArguments().Length != type.GetGenericArguments().Length)
        {
            throw new InvalidOperationException(
                $"[explorer bug] {type} cannot take the place of {target}: "
                + "both have to be top level, of the same kind and with as many type parameters.");
        }
        _assemblies.Add(type.Assembly);
        _redirects.Add(Signature.NameOf(target), type);
    }
}
