using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Which instruction put each value on the evaluation stack, for every instruction of a method. One pass forward in the order
/// of the code: where branches meet, a value that they do not agree on has no producer. A duplicate counts as the original.
/// </summary>
internal sealed class StackProducers
{
    private static readonly Instruction Unknown = Instruction.Create(OpCodes.Nop);

    private readonly Dictionary<Instruction, Instruction[]> _before = [];

    public StackProducers(MethodBody body)
    {
        var arriving = new Dictionary<Instruction, Instruction[]>();
        foreach (var handler in body.ExceptionHandlers)
        {
            // A catch or filter starts with the exception on the stack; a finally starts with nothing.
            var entry = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter ? new[] { Unknown } : [];
            arriving[handler.HandlerStart] = entry;
            if (handler.FilterStart is { } filter)
                arriving[filter] = entry;
        }

        var stack = new List<Instruction>();
        var reachable = true;
        foreach (var instruction in body.Instructions)
        {
            if (arriving.TryGetValue(instruction, out var joined))
                stack = reachable ? Merge(stack, joined) : [.. joined];
            else if (!reachable)
                stack = [];
            _before[instruction] = [.. stack];

            Step(stack, instruction, body.Method);
            foreach (var target in Targets(instruction))
                arriving[target] = arriving.TryGetValue(target, out var earlier) ? [.. Merge(stack, earlier)] : [.. stack];
            reachable = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        }
    }

    /// <summary>
    /// The producer of the value <paramref name="depth"/> places below the top before <paramref name="consumer"/>, or null.
    /// </summary>
    public Instruction? Of(Instruction consumer, int depth)
    {
        var stack = _before[consumer];
        return depth < stack.Length && stack[^(depth + 1)] is var producer && producer != Unknown ? producer : null;
    }

    /// <summary>The producer of the object that a call works on, or of its first argument where there is none.</summary>
    public Instruction? OfFirstArgument(Instruction call)
    {
        var count = ArgumentCount(call);
        return count == 0 ? null : Of(call, count - 1);
    }

    private static int ArgumentCount(Instruction call)
    {
        var method = (IMethodSignature)call.Operand;
        return method.Parameters.Count + (method.HasThis && !method.ExplicitThis && call.OpCode.Code != Code.Newobj ? 1 : 0);
    }

    private static List<Instruction> Merge(List<Instruction> one, Instruction[] other) =>
        [.. one.Zip(other, (left, right) => left == right ? left : Unknown)];

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        // To leave a block empties the stack, so nothing arrives on it.
        Instruction target when instruction.OpCode.Code is not (Code.Leave or Code.Leave_S) => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private static void Step(List<Instruction> stack, Instruction instruction, MethodDefinition method)
    {
        if (instruction.OpCode.Code == Code.Dup)
        {
            stack.Add(stack.Count > 0 ? stack[^1] : Unknown);
            return;
        }
        var popped = Popped(instruction, method, stack.Count);
        stack.RemoveRange(Math.Max(0, stack.Count - popped), Math.Min(popped, stack.Count));
        for (var pushed = Pushed(instruction); pushed > 0; pushed--)
            stack.Add(instruction);
    }

    private static int Popped(Instruction instruction, MethodDefinition method, int all) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
            or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.PopAll => all,
        _ when instruction.OpCode.Code == Code.Ret => IsVoid(method.ReturnType) ? 0 : 1,
        _ => ArgumentCount(instruction) + (instruction.OpCode.Code == Code.Calli ? 1 : 0),
    };

    private static int Pushed(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => IsVoid(((IMethodSignature)instruction.Operand).ReturnType) ? 0 : 1,
        _ => 1,
    };

    // An init accessor returns void with a modifier.
    private static bool IsVoid(TypeReference type) =>
        type is IModifierType modified ? IsVoid(modified.ElementType) : type.MetadataType == MetadataType.Void;
}
