using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>Makes a site for a call, under a name for what it calls and with the reason why that is refused; returns its number.</summary>
internal delegate int SiteMaker(string member, string? reason = null);

/// <summary>
/// Decides about one call: replaced by its hook, preceded by a refusal, replaced by a throw, or left alone. A hook takes exactly
/// what the member takes, and then the number of the site, so nothing below on the evaluation stack has to move.
/// </summary>
internal sealed class CallRewriting(
    InterceptionTable table, TypeRedirects redirects, HookReferences hooks, MethodGroups groups, bool isStateMachine)
{
    private static readonly string[] Suspensions = ["AwaitOnCompleted", "AwaitUnsafeOnCompleted"];

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
            return Throw(site(Name(callee, null)));
        if (PrivateAccess.TargetOf(callee, out var reference) is { } target)
            return IntoPrivate(group, callee, target, reference, site);
        if (redirects.OriginOf(callee.DeclaringType) is not Origin.Ordinary and var origin)
        {
            var refusal = origin == Origin.WithoutStandIn ? hooks.RefuseWithoutStandIn : hooks.RefuseBesideStandIn;
            return Before(group, refusal, site(Name(callee, null)));
        }
        // A builder of the program's own hands this on to one of the framework's; where the await stands is what counts.
        if (isStateMachine && Suspensions.Contains(callee.Name) && callee is GenericInstanceMethod { GenericArguments.Count: 2 } suspension)
            return Before(group, hooks.Note, site($"await {MemberNames.OfAwaited(suspension.GenericArguments[0])}"));

        if (redirects.Of(callee.DeclaringType) is not null || callee.DeclaringType.FullName == Interleavings)
            return callee.Name == ".ctor" ? null : Before(group, hooks.Note, site(Name(callee, null)));

        // On a type parameter nothing is known here; whatever it stands for was created by code that is looked at.
        if (constraint is GenericParameter)
            return null;
        var row = constraint is null ? table.Find(callee) : table.FindImplementation(constraint, callee);
        var with = row.Treatment switch
        {
            Treatment.Hook => WithHook(group, constraint, row, site),
            Treatment.Observed => Before(group, hooks.Observe, site(Name(callee, constraint))),
            Treatment.Refused => Before(group, hooks.Refuse, site(Name(callee, constraint), row.Reason)),
            // What happens inside is told as what this call does. A part of the framework that calls itself is no news.
            Treatment.Rewritten when callee.Name != ".ctor" => Before(group, hooks.Enter, site(Name(callee, constraint))),
            _ => null,
        };
        // Its last argument lies on top of the stack, where nothing else has to move.
        return row.Treatment != Treatment.None && call.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj && TakesASchedulerLast(callee)
            ? [Instruction.Create(OpCodes.Call, hooks.InPlaceOfDefault), .. with ?? [.. group.Select(Edit.Copy)]]
            : with;
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
        if (call.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
            return groups.Point(call, hooks.Close(row.Hook!, callee.DeclaringType, callee), row.Hook!, site(name));

        var isValueType = callee.DeclaringType.IsValueType || callee.Resolve() is { DeclaringType.IsValueType: true };
        if (call.OpCode.Code == Code.Call && !isValueType && IsOnBase(callee))
            return Before(group, hooks.Refuse, site(name));

        var hook = hooks.Close(row.Hook!, constraint ?? callee.DeclaringType, callee);
        List<Instruction> with = [Instruction.Create(OpCodes.Ldc_I4, site(name)), Instruction.Create(OpCodes.Call, hook)];
        // A struct is also constructed in place, over a reference to it that waits below the arguments.
        if (call.OpCode.Code == Code.Call && callee.Name == ".ctor")
            with.Add(Instruction.Create(OpCodes.Stobj, callee.DeclaringType));
        return with;
    }

    // A hook creates a new object and calls overrides, so it can stand in neither for a base constructor nor for base.Method().
    private static bool IsOnBase(MethodReference callee) =>
        callee.HasThis && (callee.Name == ".ctor" || callee.Resolve() is { IsVirtual: true, IsFinal: false });

    // What lies on the stack is dropped by the throw, and nothing behind it is reached.
    private Instruction[] Throw(int site) =>
    [
        Instruction.Create(OpCodes.Ldc_I4, site), Instruction.Create(OpCodes.Call, hooks.Missing), Instruction.Create(OpCodes.Throw),
    ];
}
