using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Interception;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>Makes a site for a call, under a name for what it calls and with the reason why that is refused; returns its number.</summary>
internal delegate int SiteMaker(string member, string? reason = null);

/// <summary>
/// Decides about one call: replaced by its hook, preceded by a refusal, replaced by a throw, or left alone. A hook takes exactly
/// what the member takes, and then the number of the site, so nothing below on the evaluation stack has to move.
/// </summary>
internal sealed class CallRewriting(
    InterceptionTable table, TypeRedirects redirects, HookReferences hooks, MethodGroups groups, MethodBody body, bool isStateMachine)
{
    private readonly Observation _observation = new(hooks, body);
    private HashSet<VariableDefinition?>? _awaited;

    private static readonly string[] Suspensions = ["AwaitOnCompleted", "AwaitUnsafeOnCompleted"];

    private const string NotFromOverrides =
        "the version of the base class is replaced where it is called from outside, not from a class that derives from it";

    private const string NotAsADelegate = "a delegate of it would be called unseen; pass a lambda that calls it";

    // The explorer's own API has no room for a site, and what it announces is to be named like everything else.
    private static readonly string Interleavings = typeof(Interleaving).FullName!;

    /// <summary>The instructions in place of a call, or null to keep it.</summary>
    /// <param name="group">The call behind its prefixes.</param>
    /// <param name="site">Makes the site of the call.</param>
    public IReadOnlyList<Instruction>? Rewrite(IReadOnlyList<Instruction> group, SiteMaker site)
    {
        var call = group[^1];
        var callee = (MethodReference)call.Operand;
        var constraint = group.FirstOrDefault(prefix => prefix.OpCode.Code == Code.Constrained)?.Operand as TypeReference;

        if (constraint is not null && redirects.Of(constraint) is { } own && !TypeRedirects.Implements(own, callee.DeclaringType))
            return Throw(site(Name(callee, constraint)));
        if (!redirects.Resolves(callee))
            return Throw(site(Name(callee, null), redirects.WhyRefused(callee)));
        if (PrivateAccess.TargetOf(callee, out var reference) is { } target)
            return IntoPrivate(group, callee, target, reference, site);
        if (redirects.OriginOf(callee.DeclaringType) is not Origin.Ordinary and var origin)
        {
            var refusal = origin == Origin.WithoutStandIn ? hooks.RefuseWithoutStandIn : hooks.RefuseBesideStandIn;
            return Before(group, refusal, site(Name(callee, null)));
        }
        if (isStateMachine && IsQuestionOfAnAwait(call, callee))
            return null;
        // A builder of the program's own hands this on to one of the framework's; where the await stands is what counts.
        if (isStateMachine && Suspensions.Contains(callee.Name) && callee is GenericInstanceMethod { GenericArguments.Count: 2 } suspension)
            return Before(group, hooks.Note, site($"await {MemberNames.OfAwaited(suspension.GenericArguments[0])}"));

        if (redirects.Of(callee.DeclaringType) is not null || callee.DeclaringType.FullName == Interleavings)
            return callee.Name == ".ctor" ? null : Before(group, hooks.Note, site(Name(callee, null)));

        if (OfValue(callee, constraint) is { } value && callee is { Name: "GetHashCode", HasThis: true, Parameters.Count: 0 })
        {
            return
            [
                Instruction.Create(OpCodes.Ldc_I4, site(Name(callee, constraint))),
                Instruction.Create(OpCodes.Call, hooks.HashOf(value)),
            ];
        }

        // On a type parameter nothing is known here; whatever it stands for was created by code that is looked at. But an awaiter may be one
        // of the framework's, and takes a continuation where that is not seen.
        if (constraint is GenericParameter)
            return TakesAContinuation(callee) ? [Instruction.Create(OpCodes.Call, hooks.HandOver(constraint, callee.Name))] : null;
        var row = constraint is null ? table.Find(callee) : table.FindImplementation(constraint, callee);
        var with = row.Treatment switch
        {
            Treatment.Hook => WithHook(group, constraint, row, site),
            Treatment.Observed => Observed(group, constraint, site),
            Treatment.Refused => Before(group, hooks.Refuse, site(Name(callee, constraint), row.Reason)),
            // What happens inside is told as what this call does. A part of the framework that calls itself is no news.
            Treatment.Rewritten when callee.Name != ".ctor" => Before(group, hooks.Enter, site(Name(callee, constraint))),
            _ => null,
        };
        // Its last argument lies on top of the stack, where nothing else has to move.
        return row.Treatment != Treatment.None
            && call.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj && TakesASchedulerLast(callee)
            ? [Instruction.Create(OpCodes.Call, hooks.InPlaceOfDefault), .. with ?? [.. group.Select(Edit.Copy)]]
            : with;
    }

    // The type of the value that a call is made on by reference, if a type argument can stand for it.
    private static TypeReference? OfValue(MethodReference callee, TypeReference? constraint)
    {
        const GenericParameterAttributes AllowsByRefLike = (GenericParameterAttributes)0x20;
        if (constraint is GenericParameter parameter)
            return (parameter.Attributes & AllowsByRefLike) == 0 ? parameter : null;
        var type = constraint ?? (callee.DeclaringType is { IsValueType: true } own and not TypeDefinition ? own : null);
        return type?.Resolve() is { } definition
            && definition.CustomAttributes.All(mark => mark.AttributeType.Name != "IsByRefLikeAttribute") ? type : null;
    }

    // An await asks its awaiter before it suspends on it; the point of that stands where the awaiter was asked for. Code that asks an
    // awaiter by hand keeps it elsewhere.
    private bool IsQuestionOfAnAwait(Instruction call, MethodReference callee)
    {
        if (callee.Name != "get_IsCompleted" || call.Previous?.Operand is not VariableDefinition awaiter)
            return false;
        _awaited ??= [.. from suspension in body.Instructions
                         where suspension.Operand is GenericInstanceMethod { GenericArguments.Count: 2 } called
                             && Suspensions.Contains(called.Name)
                         select suspension.Previous.Previous.Operand as VariableDefinition];
        return _awaited.Contains(awaiter);
    }

    private Instruction[]? IntoPrivate(
        IReadOnlyList<Instruction> group, MethodReference callee, string target, TypeReference? reference, SiteMaker site)
    {
        // The explorer's own version has no such member: the runtime would not find it.
        if (reference is not null && redirects.Of(reference) is not null)
            return Throw(site(Name(callee, null), $"it reaches into {redirects.NameOf(reference)}"));
        return InterceptionTable.IsOfConcern(target[..Math.Max(0, target.LastIndexOf('.'))])
            ? Before(group, hooks.Refuse, site(Name(callee, null), $"it reaches into {target}, past the explorer"))
            : null;
    }

    private IReadOnlyList<Instruction> Observed(IReadOnlyList<Instruction> group, TypeReference? constraint, SiteMaker site)
    {
        var call = group[^1];
        var callee = (MethodReference)call.Operand;
        var number = site(Name(callee, constraint));
        var kind = Families.KindOf((constraint ?? callee.DeclaringType).GetElementType().FullName, callee.Name);
        if (call.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj)
            return _observation.Before(group, constraint, kind, number);
        return callee is { HasThis: true } and not GenericInstanceMethod && callee.Resolve() is { DeclaringType.IsValueType: false }
            ? groups.Observe(call, kind, hooks.Observe, number)
            : Before(group, hooks.Refuse, site(Name(callee, constraint), NotAsADelegate));
    }

    private static bool TakesAContinuation(MethodReference callee) => callee.DeclaringType.FullName
        is "System.Runtime.CompilerServices.INotifyCompletion" or "System.Runtime.CompilerServices.ICriticalNotifyCompletion";

    private static bool TakesASchedulerLast(MethodReference callee) =>
        callee.Parameters is [.., var last] && last.ParameterType.FullName == "System.Threading.Tasks.TaskScheduler";

    private static Instruction[] Before(IReadOnlyList<Instruction> group, MethodReference hook, int site) =>
        [Instruction.Create(OpCodes.Ldc_I4, site), Instruction.Create(OpCodes.Call, hook), .. group.Select(Edit.Copy)];

    private string Name(MethodReference callee, TypeReference? constraint) =>
        MemberNames.OfMember(redirects.NameOf(constraint ?? callee.DeclaringType), callee.Name);

    private IReadOnlyList<Instruction> WithHook(
        IReadOnlyList<Instruction> group, TypeReference? constraint, Interception row, SiteMaker site)
    {
        var call = group[^1];
        var callee = (MethodReference)call.Operand;
        var name = Name(callee, constraint);
        var isOnBase = IsOnBase(call, callee);
        if (isOnBase && row.OnBase is null && Families.Observe(callee.DeclaringType.GetElementType().FullName, callee.Name))
            return Observed(group, null, site);
        if ((isOnBase ? row.OnBase : row.Hook) is not { } function)
            return Before(group, hooks.Refuse, site(name, row.Reason ?? NotFromOverrides));
        if (call.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
            return groups.Point(call, hooks.Close(function, callee.DeclaringType, callee), function, site(name));

        var hook = hooks.Close(function, constraint ?? callee.DeclaringType, callee);
        List<Instruction> with = [Instruction.Create(OpCodes.Ldc_I4, site(name)), Instruction.Create(OpCodes.Call, hook)];
        // A struct is also constructed in place, over a reference to it that waits below the arguments.
        if (call.OpCode.Code == Code.Call && callee.Name == ".ctor" && !isOnBase)
            with.Add(Instruction.Create(OpCodes.Stobj, callee.DeclaringType));
        return with;
    }

    // An ordinary hook creates a new object and calls overrides, so it can stand in neither for a base constructor nor for base.Method().
    private static bool IsOnBase(Instruction call, MethodReference callee)
    {
        if (call.OpCode.Code is not (Code.Call or Code.Ldftn) || !callee.HasThis || callee.DeclaringType.IsValueType)
            return false;
        return callee.Resolve() is { DeclaringType: { IsValueType: false, IsSealed: false } } method
            && (method.IsConstructor || method is { IsVirtual: true, IsFinal: false });
    }

    // What lies on the stack is dropped by the throw, and nothing behind it is reached.
    private Instruction[] Throw(int site) =>
    [
        Instruction.Create(OpCodes.Ldc_I4, site), Instruction.Create(OpCodes.Call, hooks.Missing), Instruction.Create(OpCodes.Throw),
    ];
}
