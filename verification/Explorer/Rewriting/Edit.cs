using Mono.Cecil.Cil;

namespace Weft.Exploration.Rewriting;

/// <summary>A change to a method: other instructions in place of those from <paramref name="First"/> to <paramref name="Last"/>.</summary>
/// <remarks>
/// Branches, the borders of exception handlers and sequence points all refer to instruction objects. So the object at
/// <paramref name="First"/> stays and becomes the first of the new instructions: whatever led to the old code leads to the start
/// of the new. An instruction that is to survive is therefore put into <paramref name="With"/> as a copy.
/// </remarks>
internal sealed record Edit(int First, int Last, IReadOnlyList<Instruction> With)
{
    public static Instruction Copy(Instruction instruction)
    {
        var copy = Instruction.Create(OpCodes.Nop);
        (copy.OpCode, copy.Operand) = (instruction.OpCode, instruction.Operand);
        return copy;
    }

    /// <summary>Applies edits that do not overlap. Goes from the last to the first, so that places stay valid.</summary>
    public static void Apply(MethodBody body, IEnumerable<Edit> edits)
    {
        foreach (var edit in edits.OrderByDescending(edit => edit.First))
        {
            var instructions = body.Instructions;
            for (var offset = 0; offset < edit.With.Count || edit.First + offset <= edit.Last; offset++)
            {
                var place = edit.First + offset;
                var next = offset < edit.With.Count ? edit.With[offset] : Instruction.Create(OpCodes.Nop);
                if (place <= edit.Last)
                    (instructions[place].OpCode, instructions[place].Operand) = (next.OpCode, next.Operand);
                else
                    instructions.Insert(place, next);
            }
        }
    }
}
