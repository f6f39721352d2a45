using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Sites;

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
                return MemberNames.Of(field) ?? OfStored(Code.Stfld, producer, steps);
            case Code.Ldelema or Code.Ldelem_Ref or Code.Ldelem_Any:
                return Of(producers.Of(producer, 1), steps - 1) is { } array ? array + "[]" : null;
            case Code.Ldarg or Code.Ldarga:
                var parameter = (ParameterDefinition)producer.Operand;
                return parameter.Index < 0 ? "this" : parameter.Name is { Length: > 0 } name ? name : null;
            case Code.Ldloc or Code.Ldloca:
                var variable = (VariableDefinition)producer.Operand;
                return method.DebugInformation.TryGetName(variable, out var local) ? local : OfStored(Code.Stloc, producer, steps);
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
        // A reinterpreted reference is still the one that went in, and an awaiter stands for what it awaits.
        if (callee.DeclaringType.FullName == "System.Runtime.CompilerServices.Unsafe" || callee.Name is "GetAwaiter" or "ConfigureAwait")
            return Of(producers.OfFirstArgument(call), steps - 1);
        var isProperty = callee.Name.StartsWith("get_", StringComparison.Ordinal) && callee.Parameters.Count == 0;
        return isProperty ? MemberNames.OfMember(callee) : null;
    }

    // The compiler copies what is locked or awaited into a temporary first. What the last store before put there is what the
    // author wrote; where an awaiter comes back after a suspension, and where a temporary is cleared, nothing new is stored.
    private string? OfStored(Code store, Instruction load, int steps)
    {
        for (var earlier = load.Previous; earlier is not null; earlier = earlier.Previous)
        {
            if (earlier.OpCode.Code != store || !IsSame(earlier.Operand, load.Operand))
                continue;
            var value = producers.Of(earlier, 0);
            var isRestored = value?.Operand is FieldReference field && field.Name.StartsWith("<>u__", StringComparison.Ordinal);
            if (value?.OpCode.Code != Code.Ldnull && !isRestored)
                return Of(value, steps - 1);
        }
        return null;

        static bool IsSame(object one, object other) =>
            one == other || one is FieldReference field && other is FieldReference same && field.FullName == same.FullName;
    }
}
