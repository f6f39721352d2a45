using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Interception;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Tells the explorer of loads and stores of plain memory before they happen. The access itself stays what it was. What lies on the stack
/// above the address waits in locals meanwhile. Memory that is a local of the method for certain is left out; of an address from elsewhere
/// the hook finds out.
/// </summary>
internal sealed class PlainPoints(
    MethodDefinition method, HookReferences hooks, SiteNames names, TargetNames targets, StackProducers producers)
{
    private readonly ModuleDefinition _module = method.Module;

    /// <summary>True for what goes by an address or an array.</summary>
    public static bool IsAccess(Instruction access, ModuleDefinition module) => access.OpCode.Code == Code.Initobj
        || (PlainOpCodes.Loaded(access, module) ?? PlainOpCodes.Stored(access, module) ?? PlainOpCodes.LoadedElement(access, module)
            ?? PlainOpCodes.StoredElement(access, module)) is not null;

    /// <summary>The instructions in place of the access <paramref name="group"/>, or null to keep it.</summary>
    /// <param name="group">The access behind its prefixes.</param>
    public IReadOnlyList<Instruction>? Around(IReadOnlyList<Instruction> group)
    {
        var access = group[^1];
        if (group.Any(prefix => prefix.OpCode.Code == Code.Volatile))
            return null;
        return access.OpCode.Code switch
        {
            Code.Ldfld or Code.Stfld or Code.Ldsfld or Code.Stsfld => AroundField(group, (FieldReference)access.Operand),
            Code.Initobj => AtAddress(group, (TypeReference)access.Operand, writes: true, hasValue: false),
            _ when PlainOpCodes.Loaded(access, _module) is { } type => AtAddress(group, type, writes: false, hasValue: false),
            _ when PlainOpCodes.Stored(access, _module) is { } type => AtAddress(group, type, writes: true, hasValue: true),
            _ when PlainOpCodes.LoadedElement(access, _module) is { } type => AroundElement(group, type, writes: false),
            _ when PlainOpCodes.StoredElement(access, _module) is { } type => AroundElement(group, type, writes: true),
            _ => null,
        };
    }

    /// <summary>
    /// The addresses that members of simple types of the framework are called on: <c>_count.ToString()</c>, <c>_last.HasValue</c>. What
    /// they read there they read in code that is not rewritten, so it has to be told where the address is taken.
    /// </summary>
    public IReadOnlyDictionary<Instruction, TypeReference> FindReadAddresses()
    {
        var found = new Dictionary<Instruction, TypeReference>();
        foreach (var call in method.Body.Instructions.Where(instruction => instruction.OpCode.Code is Code.Call or Code.Callvirt))
        {
            var callee = (MethodReference)call.Operand;
            var constraint = call.Previous?.OpCode.Code == Code.Constrained ? (TypeReference)call.Previous.Operand : null;
            if (callee.HasThis && OnlyReads(constraint ?? callee.DeclaringType) && producers.OfFirstArgument(call) is { } address
                && address.OpCode.Code is Code.Ldflda or Code.Ldsflda or Code.Ldelema)
                found[address] = constraint ?? callee.DeclaringType;
        }
        return found;
    }

    /// <summary>The instructions in place of one that <see cref="FindReadAddresses"/> has found.</summary>
    public IReadOnlyList<Instruction>? ReadAt(IReadOnlyList<Instruction> group, TypeReference type)
    {
        var address = group[^1];
        if (IsOfAnUnwatchedField(address))
            return null;
        var number = names.Add(address, "read", targets.Of(address));
        return [.. group.Select(Edit.Copy), Instruction.Create(OpCodes.Dup), .. Announce(writes: false, type, number)];
    }

    private List<Instruction>? AroundField(IReadOnlyList<Instruction> group, FieldReference field)
    {
        var type = FieldPoints.TypeOf(field);
        var access = group[^1];
        if (!WatchedMemory.Includes(field, method) || WatchedMemory.IsOnStackOnly(type) || MayBeTooEarly(access, type))
            return null;
        var writes = access.OpCode.Code is Code.Stfld or Code.Stsfld;
        if (access.OpCode.Code is Code.Ldsfld or Code.Stsfld)
        {
            var number = Site(access, writes, MemberNames.Of(field));
            return [Instruction.Create(OpCodes.Ldsflda, field), .. Announce(writes, type, number), .. group.Select(Edit.Copy)];
        }

        var owner = producers.Of(access, writes ? 1 : 0);
        if (IsLocal(owner) || !writes && FieldPoints.IsOnValue(field, owner) is not false)
            return null;
        Instruction[] touch =
        [
            Instruction.Create(OpCodes.Dup), Instruction.Create(OpCodes.Ldflda, field),
            .. Announce(writes, type, Site(access, writes, MemberNames.Of(field))),
        ];
        return writes ? Above(type, touch, group) : [.. touch, .. group.Select(Edit.Copy)];
    }

    private List<Instruction>? AtAddress(
        IReadOnlyList<Instruction> group, TypeReference type, bool writes, bool hasValue)
    {
        var access = group[^1];
        var address = producers.Of(access, hasValue ? 1 : 0);
        if (IsLocal(address) || WatchedMemory.IsOnStackOnly(type) || IsOfAnUnwatchedField(address))
            return null;
        Instruction[] touch = [Instruction.Create(OpCodes.Dup), .. Announce(writes, type, Site(access, writes, targets.Of(address)))];
        return hasValue ? Above(type, touch, group) : [.. touch, .. group.Select(Edit.Copy)];
    }

    private List<Instruction>? AroundElement(IReadOnlyList<Instruction> group, TypeReference type, bool writes)
    {
        if (WatchedMemory.IsOnStackOnly(type))
            return null;
        var access = group[^1];
        var array = targets.Of(producers.Of(access, writes ? 2 : 1));
        var index = Local(_module.TypeSystem.IntPtr);
        // Read-only, as otherwise the address of an element of an array of a derived type would be refused.
        Instruction[] touch =
        [
            Instruction.Create(OpCodes.Stloc, index),
            Instruction.Create(OpCodes.Dup), Instruction.Create(OpCodes.Ldloc, index),
            Instruction.Create(OpCodes.Readonly), Instruction.Create(OpCodes.Ldelema, type),
            .. Announce(writes, type, Site(access, writes, array is null ? null : array + "[]")),
            Instruction.Create(OpCodes.Ldloc, index),
        ];
        return writes ? Above(type, touch, group) : [.. touch, .. group.Select(Edit.Copy)];
    }

    // The value on top of the stack is set aside, so that what lies below it can be looked at.
    private List<Instruction> Above(TypeReference type, Instruction[] touch, IReadOnlyList<Instruction> group)
    {
        var value = Local(type);
        return [Instruction.Create(OpCodes.Stloc, value), .. touch, Instruction.Create(OpCodes.Ldloc, value), .. group.Select(Edit.Copy)];
    }

    private VariableDefinition Local(TypeReference type)
    {
        var local = new VariableDefinition(type);
        method.Body.Variables.Add(local);
        return local;
    }

    private Instruction[] Announce(bool writes, TypeReference type, int number) =>
    [
        Instruction.Create(OpCodes.Ldc_I4, number),
        Instruction.Create(OpCodes.Call, hooks.Import(
            typeof(PlainAccess).GetMethod(writes ? nameof(PlainAccess.Write) : nameof(PlainAccess.Read))!,
            FieldPoints.Argument(type, _module))),
    ];

    private int Site(Instruction access, bool writes, string? target) => names.Add(access, writes ? "write" : "read", target);

    // The framework's simple values cannot be changed in place. A nullable's members change nothing either, though they do not say so.
    private static bool OnlyReads(TypeReference type) =>
        type.IsValueType && FrameworkAssemblies.Contain(type.GetElementType())
        && (type.IsPrimitive || type.GetElementType().FullName == "System.Nullable`1"
            || type.Resolve() is { } definition && WatchedMemory.IsReadOnly(definition));

    private bool IsOfAnUnwatchedField(Instruction? address) =>
        address?.Operand is FieldReference field && !WatchedMemory.Includes(field, method);

    // In `a || _flag` the compiler reads the flag before it looks at a, as to do so costs less than a branch. In the source nothing is
    // read then.
    private static bool MayBeTooEarly(Instruction load, TypeReference type) =>
        type.MetadataType == MetadataType.Boolean && load.Next?.OpCode.Code is Code.Or or Code.And;

    private static bool IsLocal(Instruction? address) => address?.OpCode.Code is Code.Ldloca or Code.Ldarga or Code.Localloc;
}
