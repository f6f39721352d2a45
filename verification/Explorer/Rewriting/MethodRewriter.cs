using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Rewrites the methods of one module. All changes to a method are decided on the original code, then applied: what names and
/// owners are found by looking back must not see instructions that were put in on the way.
/// </summary>
internal sealed class MethodRewriter(
    ModuleDefinition module, InterceptionTable table, PromotedFields promoted, TypeRedirects redirects, WatchedMemory watched,
    ModuleSites sites)
{
    // MethodImplOptions.Async: the runtime suspends such a method by itself, without a state machine that could be controlled.
    private const int RuntimeAsync = 0x2000;

    private readonly HookReferences _hooks = new(module);
    private readonly MethodGroups _groups = new(module);
    private readonly ThreadStaticFields _threadStatics = new(module, new HookReferences(module));

    public void Rewrite(MethodDefinition method)
    {
        var body = method.Body;
        body.SimplifyMacros();
        var isRuntimeAsync = ((int)method.ImplAttributes & RuntimeAsync) != 0;
        var edits = isRuntimeAsync ? [] : Plan(method);
        var prologue = isRuntimeAsync ? Refusal(method) : Resumption(method);
        Edit.Apply(body, edits);
        // Nothing is retargeted here: a loop that starts with the method does not enter it again.
        for (var place = 0; place < prologue.Length; place++)
            body.Instructions.Insert(place, prologue[place]);
        body.OptimizeMacros();
    }

    private List<Edit> Plan(MethodDefinition method)
    {
        var instructions = method.Body.Instructions;
        var calls = new CallRewriting(table, redirects, _hooks, _groups, method.Body, isStateMachine: IsStateMachine(method));
        var fields = new FieldPoints(method, _hooks);
        var context = new Lazy<Context>(() => new(method, _hooks, sites));
        var isWatched = watched.Includes(method);

        List<Edit> edits = [];
        var first = 0;
        for (var index = 0; index < instructions.Count; index++)
        {
            if (instructions[index].OpCode.OpCodeType == OpCodeType.Prefix)
                continue;
            var group = instructions.Skip(first).Take(index - first + 1).ToArray();
            var with = instructions[index].OpCode.Code switch
            {
                Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn or Code.Ldvirtftn =>
                    calls.Rewrite(group, (member, reason) => context.Value.SiteOfCall(group[^1], member, reason)),
                Code.Ldfld or Code.Stfld => AroundField(method, group, fields, context, isWatched),
                Code.Ldsfld or Code.Stsfld => OfThread(group) ?? AroundField(method, group, fields, context, isWatched),
                Code.Ldsflda => OfThread(group) ?? (isWatched ? AtReadAddress(group, context) : null),
                Code.Ldflda or Code.Ldelema when isWatched => AtReadAddress(group, context),
                Code.Ret when method is { IsConstructor: true, IsStatic: true } =>
                    [Instruction.Create(OpCodes.Call, _hooks.Initialized), .. group.Select(Edit.Copy)],
                _ when isWatched && PlainPoints.IsAccess(group[^1], module) => context.Value.Plain.Around(group),
                _ => null,
            };
            if (with is not null)
                edits.Add(new Edit(first, index, with));
            first = index + 1;
        }
        return edits;
    }

    // What only one thread has, no other operation can see: there is no point at it.
    private Instruction[]? OfThread(Instruction[] group) =>
        _threadStatics.Before((FieldReference)group[^1].Operand) is { } before ? [.. before, .. group.Select(Edit.Copy)] : null;

    private static IReadOnlyList<Instruction>? AtReadAddress(Instruction[] group, Lazy<Context> context) =>
        context.Value.ReadAddresses.TryGetValue(group[^1], out var type) ? context.Value.Plain.ReadAt(group, type) : null;

    private IReadOnlyList<Instruction>? AroundField(
        MethodDefinition method, Instruction[] group, FieldPoints fields, Lazy<Context> context, bool isWatched)
    {
        var access = group[^1];
        var field = (FieldReference)access.Operand;
        var isPlain = group.All(prefix => prefix.OpCode.Code != Code.Volatile);
        if (isPlain && !promoted.IsPoint(field, method))
            return isWatched ? context.Value.Plain.Around(group) : null;
        // Where races are intended, what is written is meant to be seen: then it orders as if it were volatile.
        isPlain &= isWatched && WatchedMemory.Includes(field, method);
        var name = MemberNames.Of(field);
        if (access.OpCode.Code != Code.Ldfld)
        {
            var site = context.Value.Names.Add(access, access.OpCode.Code is Code.Ldsfld ? "read" : "write", name);
            return fields.Around(group, site, isPlain);
        }

        return FieldPoints.IsOnValue(field, context.Value.Producers.Of(access, 0)) switch
        {
            true => null,
            false => fields.Around(group, context.Value.Names.Add(access, "read", name), isPlain),
            null =>
            [
                Instruction.Create(OpCodes.Ldc_I4, context.Value.Names.Add(access, "read", name)),
                Instruction.Create(OpCodes.Call, _hooks.Refuse),
                .. group.Select(Edit.Copy),
            ],
        };
    }

    private Instruction[] Refusal(MethodDefinition method)
    {
        var site = new SiteNames(method, sites).Add(method.Body.Instructions[0], "a runtime-async method", null);
        return [Instruction.Create(OpCodes.Ldc_I4, site), Instruction.Create(OpCodes.Call, _hooks.Refuse)];
    }

    // The explorer's own builders are told when their method runs again, which is how a waiter stops being one.
    private Instruction[] Resumption(MethodDefinition method)
    {
        if (!IsStateMachine(method))
            return [];
        var builder = method.DeclaringType.Fields.FirstOrDefault(field => field.Name == "<>t__builder");
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        if (builder is null || redirects.Of(builder.FieldType)?.GetMethod("Resumed", Any, []) is null)
            return [];
        return
        [
            Instruction.Create(OpCodes.Ldarg_0),
            Instruction.Create(OpCodes.Ldflda, Own(builder)),
            Instruction.Create(OpCodes.Call, new MethodReference("Resumed", module.TypeSystem.Void, builder.FieldType) { HasThis = true }),
        ];
    }

    private static bool IsStateMachine(MethodDefinition method) => method.Name == "MoveNext"
        && method.DeclaringType.Interfaces.Any(implemented => implemented.InterfaceType.Name == "IAsyncStateMachine");

    // Inside a generic type, its own fields are those of the type closed over its own parameters.
    private static FieldReference Own(FieldDefinition field)
    {
        if (!field.DeclaringType.HasGenericParameters)
            return field;
        var self = new GenericInstanceType(field.DeclaringType);
        foreach (var parameter in field.DeclaringType.GenericParameters)
            self.GenericArguments.Add(parameter);
        return new FieldReference(field.Name, field.FieldType, self);
    }

    /// <summary>What is only worked out for a method in which there is something to name.</summary>
    private sealed class Context(MethodDefinition method, HookReferences hooks, ModuleSites sites)
    {
        public StackProducers Producers { get; } = new(method.Body);

        public SiteNames Names { get; } = new(method, sites);

        public PlainPoints Plain => field ??= new(method, hooks, Names, Targets, Producers);

        public IReadOnlyDictionary<Instruction, TypeReference> ReadAddresses => field ??= Plain.FindReadAddresses();

        private TargetNames Targets => field ??= new TargetNames(method, Producers);

        public int SiteOfCall(Instruction call, string member, string? reason)
        {
            return Names.Add(call, member, Targets.Of(Subject(call, member)), reason);
        }

        // What a call works on: its object or first argument. A suspension is handed the builder, then the awaiter, which tells
        // more; the address of a method is taken of nothing yet; and what a constructor is given is not what it works on.
        private Instruction? Subject(Instruction call, string member) => call.OpCode.Code switch
        {
            Code.Call or Code.Callvirt when member.StartsWith("await ", StringComparison.Ordinal) => Producers.Of(call, 1),
            Code.Call or Code.Callvirt => Producers.OfFirstArgument(call),
            _ => null,
        };
    }
}
