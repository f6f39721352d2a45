using System.Reflection;
using Mono.Cecil;
using Weft.Exploration.Interception;

namespace Weft.Exploration.Rewriting;

/// <summary>References from a rewritten module to what the explorer offers to it, each imported once.</summary>
internal sealed class HookReferences(ModuleDefinition module)
{
    private readonly Dictionary<MethodInfo, MethodReference> _imported = [];

    public MethodReference Refuse => Import(Static(typeof(Uncontrolled), nameof(Uncontrolled.Refuse)));

    public MethodReference Missing => Import(Static(typeof(Uncontrolled), nameof(Uncontrolled.Missing)));

    public MethodReference RefuseWithoutStandIn => Import(Static(typeof(Uncontrolled), nameof(Uncontrolled.RefuseWithoutStandIn)));

    public MethodReference RefuseBesideStandIn => Import(Static(typeof(Uncontrolled), nameof(Uncontrolled.RefuseBesideStandIn)));

    public MethodReference Observe => Import(Static(typeof(ObservedCalls), nameof(ObservedCalls.Before)));

    public MethodReference ObserveToken => Import(Static(typeof(ObservedCalls), nameof(ObservedCalls.Takes)));

    public MethodReference ObserveMade => Import(Static(typeof(ObservedCalls), nameof(ObservedCalls.Made)));

    public MethodReference Note => Import(Static(typeof(CallSites), nameof(CallSites.Note)));

    public MethodReference InPlaceOfDefault => Import(Static(typeof(DefaultScheduler), nameof(DefaultScheduler.InPlaceOf)));

    /// <summary>Hands a continuation to an awaiter of this type, which lies there by reference.</summary>
    public MethodReference HandOver(TypeReference awaiter, string member) => Import(Static(typeof(HandedContinuation), member), awaiter);

    /// <summary>The hash code of a value of this type, which lies there by reference.</summary>
    public MethodReference HashOf(TypeReference value) => Import(Static(typeof(StableHashes), nameof(StableHashes.OfValue)), value);

    /// <summary>Called at the end of a static constructor.</summary>
    public MethodReference Initialized => Import(Static(typeof(PlainAccess), nameof(PlainAccess.Initialized)));

    public MethodReference Enter => Import(Static(typeof(CallSites), nameof(CallSites.Enter)));

    /// <summary>A reference to <paramref name="method"/>, closed over <paramref name="arguments"/> if it is generic.</summary>
    public MethodReference Import(MethodInfo method, params IReadOnlyCollection<TypeReference> arguments)
    {
        if (!_imported.TryGetValue(method, out var reference))
        {
            reference = module.ImportReference(method);
            _imported.Add(method, reference);
        }
        if (arguments.Count == 0)
            return reference;
        var instance = new GenericInstanceMethod(reference);
        foreach (var argument in arguments)
            instance.GenericArguments.Add(argument);
        return instance;
    }

    /// <summary>The hook closed as the member is that <paramref name="call"/> calls: arguments of the type, then of the method.</summary>
    public MethodReference Close(MethodInfo hook, TypeReference type, MethodReference call)
    {
        var ofType = type is GenericInstanceType instance ? instance.GenericArguments : [];
        var ofMethod = call is GenericInstanceMethod method ? method.GenericArguments : [];
        return Import(hook, [.. ofType, .. ofMethod]);
    }

    private static MethodInfo Static(Type type, string name) => type.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
}
