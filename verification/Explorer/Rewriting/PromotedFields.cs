using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// The fields of a module that are used through <see cref="Interlocked"/>, <see cref="Volatile"/> or <see cref="LazyInitializer"/>
/// somewhere in it. They are
/// meant to be shared, so their plain loads and stores become points too. They stay plain accesses: a race on one is a race.
/// </summary>
internal sealed class PromotedFields
{
    private readonly HashSet<FieldDefinition> _fields = [];

    public PromotedFields(IEnumerable<MethodDefinition> methods)
    {
        foreach (var method in methods)
        {
            if (method.Body.Instructions.Any(IsAtomic))
                Collect(method);
        }
    }

    /// <summary>Tells whether a plain access of <paramref name="method"/> to <paramref name="field"/> is a point.</summary>
    public bool IsPoint(FieldReference field, MethodDefinition method) =>
        _fields.Count > 0
        && field.DeclaringType.GetElementType() is TypeDefinition
        && field.Resolve() is { } definition
        && _fields.Contains(definition)
        // What a constructor stores no other operation can see yet.
        && !(method.IsConstructor && method.DeclaringType == definition.DeclaringType);

    private static bool IsAtomic(Instruction instruction) =>
        instruction.OpCode.Code == Code.Call
        && instruction.Operand is MethodReference { Parameters.Count: > 0 } method
        && method.DeclaringType.FullName is
            "System.Threading.Interlocked" or "System.Threading.Volatile" or "System.Threading.LazyInitializer";

    private void Collect(MethodDefinition method)
    {
        method.Body.SimplifyMacros();
        var producers = new StackProducers(method.Body);
        foreach (var call in method.Body.Instructions.Where(IsAtomic))
        {
            var producer = producers.OfFirstArgument(call);
            // Volatile.Write(ref Unsafe.As<...>(ref _field), ...): a reinterpreted reference is still the field.
            while (producer?.Operand is MethodReference { DeclaringType.FullName: "System.Runtime.CompilerServices.Unsafe" })
                producer = producers.OfFirstArgument(producer);
            if (producer?.OpCode.Code is Code.Ldflda or Code.Ldsflda && ((FieldReference)producer.Operand).Resolve() is { } field
                && field.Module == method.Module)
            {
                _fields.Add(field);
            }
        }
        method.Body.OptimizeMacros();
    }
}
