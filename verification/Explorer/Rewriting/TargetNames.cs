using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Names what an instruction works on by looking at what put it on the stack: <c>Type._field</c>, <c>Type._field[]</c>, a local,
/// a parameter. For display only; what the explorer compares are addresses and objects, since no analysis of this kind sees all.
/// </summary>
internal sealed class TargetNames(MethodDefinition method, StackProducers producers)
{
    // A chain of casts, temporaries and properties longer than this is nothing that a reader would recognise.
    private const int Steps = 8;

    public string? Of(Instruction? producer) => Of(producer, Steps);

    private string? Of(Instruction? producer, int steps)
    {
        if (producer is null || steps == 0)
            return null;
        switch (producer.OpCode.Code)
        {
            case Code.Ldfld or Code.Ldflda or Code.Ldsfld or Code.Ldsflda:
                var field = (FieldReference)producer.Operand;
                return MemberNames.Of(field) ?? OnlyStore(Code.Stfld, field, steps);
            case Code.Ldelema or Code.Ldelem_Ref or Code.Ldelem_Any:
                return Of(producers.Of(producer, 1), steps - 1) is { } array ? array + "[]" : null;
            case Code.Ldarg or Code.Ldarga:
                var parameter = (ParameterDefinition)producer.Operand;
                return parameter.Index < 0 ? "this" : parameter.Name is { Length: > 0 } name ? name : null;
            case Code.Ldloc or Code.Ldloca:
                var variable = (VariableDefinition)producer.Operand;
                return method.DebugInformation.TryGetName(variable, out var local) ? local : OnlyStore(Code.Stloc, variable, steps);
            case Code.Castclass or Code.Isinst or Code.Box or Code.Unbox or Code.Unbox_Any:
                return Of(producers.Of(producer, 0), steps - 1);
            case Code.Call or Code.Callvirt:
                return OfCall(producer, (MethodReference)producer.Operand, steps);
            default:
                return null;
        }
    }

    private string? OfCall(Instruction call, MethodReference callee, int steps)
    {
        // A reinterpreted reference is still the one that went in.
        if (callee.DeclaringType.FullName == "System.Runtime.CompilerServices.Unsafe")
            return Of(producers.OfFirstArgument(call), steps - 1);
        return callee.Name.StartsWith("get_", StringComparison.Ordinal) && callee.Parameters.Count == 0 ? MemberNames.OfMember(callee) : null;
    }

    // The compiler copies what is locked into a temporary first. If that has one store, its value is what the author wrote.
    private string? OnlyStore(Code store, object where, int steps)
    {
        var stores = method.Body.Instructions.Where(instruction => instruction.OpCode.Code == store && IsSame(instruction.Operand, where)).Take(2).ToArray();
        return stores.Length == 1 ? Of(producers.Of(stores[0], 0), steps - 1) : null;

        static bool IsSame(object one, object other) =>
            one == other || one is FieldReference field && other is FieldReference same && field.FullName == same.FullName;
    }
}
