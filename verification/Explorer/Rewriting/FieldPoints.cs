using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Interception;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Puts points around loads and stores of fields. The access itself stays what it was; before it, the address of the field is
/// announced, and after it the value. The value of a store waits in a local meanwhile, as it lies on top of the object.
/// </summary>
internal sealed class FieldPoints(MethodDefinition method, HookReferences hooks)
{
    /// <summary>The instructions in place of the access <paramref name="group"/>, which starts with its prefixes.</summary>
    /// <param name="group">The access behind its prefixes.</param>
    /// <param name="site">Its site.</param>
    /// <param name="isPlain">True for a field that is used atomically elsewhere.</param>
    public IReadOnlyList<Instruction> Around(IReadOnlyList<Instruction> group, int site, bool isPlain)
    {
        var access = group[^1];
        var field = (FieldReference)access.Operand;
        var type = TypeOf(field);
        var isStore = access.OpCode.Code is Code.Stfld or Code.Stsfld;
        var announce = Hook(
            (isStore, isPlain) switch
            {
                (true, true) => nameof(VolatileFieldHooks.WritingPlainly),
                (true, false) => nameof(VolatileFieldHooks.Writing),
                (false, true) => nameof(VolatileFieldHooks.ReadingPlainly),
                (false, false) => nameof(VolatileFieldHooks.Reading),
            },
            type);
        var done = Hook(nameof(VolatileFieldHooks.Done), type);

        List<Instruction> with = [];
        if (access.OpCode.Code is Code.Ldsfld or Code.Stsfld)
        {
            with.AddRange([Instruction.Create(OpCodes.Ldsflda, field), Instruction.Create(OpCodes.Ldc_I4, site), announce]);
            if (isStore)
                with.Add(Instruction.Create(OpCodes.Dup));
            with.AddRange(group.Select(Edit.Copy));
            if (!isStore)
                with.Add(Instruction.Create(OpCodes.Dup));
            with.Add(done);
            return with;
        }

        var value = new VariableDefinition(type);
        if (isStore)
        {
            method.Body.Variables.Add(value);
            with.Add(Instruction.Create(OpCodes.Stloc, value));
        }
        with.AddRange(
        [
            Instruction.Create(OpCodes.Dup), Instruction.Create(OpCodes.Ldflda, field), Instruction.Create(OpCodes.Ldc_I4, site), announce,
        ]);
        if (isStore)
            with.Add(Instruction.Create(OpCodes.Ldloc, value));
        with.AddRange(group.Select(Edit.Copy));
        with.Add(isStore ? Instruction.Create(OpCodes.Ldloc, value) : Instruction.Create(OpCodes.Dup));
        with.Add(done);
        return with;
    }

    /// <summary>The generic argument with which a hook takes a reference to <paramref name="field"/>.</summary>
    public static TypeReference ArgumentFor(FieldReference field, ModuleDefinition module) => Argument(TypeOf(field), module);

    /// <summary>
    /// Tells whether the object of a load lies on the stack by value, as what a method returned does: a copy that nobody shares,
    /// and that has no address. Null where the instructions do not tell.
    /// </summary>
    public static bool? IsOnValue(FieldReference field, Instruction? owner)
    {
        if (!field.DeclaringType.IsValueType && field.Resolve() is not { DeclaringType.IsValueType: true })
            return false;
        return owner?.OpCode.Code switch
        {
            Code.Ldflda or Code.Ldsflda or Code.Ldelema or Code.Ldloca or Code.Ldarga or Code.Unbox => false,
            Code.Ldarg => owner.Operand is ParameterDefinition parameter && !IsAddress(parameter.ParameterType),
            Code.Ldloc => !IsAddress(((VariableDefinition)owner.Operand).VariableType),
            Code.Ldfld or Code.Ldsfld => !IsAddress(((FieldReference)owner.Operand).FieldType),
            Code.Call or Code.Callvirt => !IsAddress(((MethodReference)owner.Operand).ReturnType),
            Code.Ldobj or Code.Newobj or Code.Unbox_Any or Code.Ldelem_Any => true,
            _ => null,
        };
    }

    public static bool IsAddress(TypeReference type) =>
        type is IModifierType modified ? IsAddress(modified.ElementType) : type is ByReferenceType or PointerType;

    // In the signature of a field, !0 is a parameter of the field's type; here it has to be what that is in this method.
    public static TypeReference TypeOf(FieldReference field) => GenericArguments.Substitute(
        field.FieldType,
        parameter => field.DeclaringType is GenericInstanceType instance ? instance.GenericArguments[parameter.Position] : parameter);

    // A pointer cannot be a generic argument; an integer of its size is the same to the explorer.
    public static TypeReference Argument(TypeReference type, ModuleDefinition module) =>
        type is PointerType or FunctionPointerType ? module.TypeSystem.IntPtr : type;

    private Instruction Hook(string name, TypeReference type) => Instruction.Create(
        OpCodes.Call, hooks.Import(typeof(VolatileFieldHooks).GetMethod(name)!, Argument(type, method.Module)));
}
