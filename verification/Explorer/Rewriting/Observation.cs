using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Puts a scheduling point before a call that stays as it is. The point names the object that the call is made on, which lies below the
/// arguments: those go into locals for a moment.
/// </summary>
internal sealed class Observation(HookReferences hooks, MethodBody body)
{
    private readonly Dictionary<string, Queue<VariableDefinition>> _free = new(StringComparer.Ordinal);

    /// <summary>The instructions in place of a call.</summary>
    /// <param name="group">The call behind its prefixes.</param>
    /// <param name="constraint">What a constrained call is made on, by reference.</param>
    /// <param name="kind">What the call does to its object.</param>
    /// <param name="site">The number of its site.</param>
    public IReadOnlyList<Instruction> Before(IReadOnlyList<Instruction> group, TypeReference? constraint, AccessKind kind, int site)
    {
        var call = group[^1];
        var callee = (MethodReference)call.Operand;
        var isMade = call.OpCode.Code == Code.Newobj;
        var arguments = callee.Parameters.Select(parameter => Take(TypeOf(parameter.ParameterType, callee))).ToArray();
        var tokens = arguments.Where(argument => argument.VariableType.FullName == "System.Threading.CancellationToken").ToArray();
        Instruction[] with =
        [
            .. arguments.Reverse().Select(argument => Instruction.Create(OpCodes.Stloc, argument)),
            .. callee.HasThis && !isMade ? ObjectOf(callee, constraint) : [Instruction.Create(OpCodes.Ldnull)],
            .. Use(callee.HasThis && !isMade ? kind : AccessKind.Read, site),
            .. tokens.SelectMany(token => new[]
            {
                Instruction.Create(OpCodes.Ldloc, token), Instruction.Create(OpCodes.Call, hooks.ObserveToken),
            }),
            .. arguments.Select(argument => Instruction.Create(OpCodes.Ldloc, argument)),
            .. group.Select(Edit.Copy),
            .. MakesATask(callee, isMade) && (kind == AccessKind.Await || tokens.Length > 0)
                ? [Dup, Instruction.Create(OpCodes.Call, hooks.ObserveMade)]
                : Array.Empty<Instruction>(),
        ];
        foreach (var argument in arguments)
            _free[argument.VariableType.FullName].Enqueue(argument);
        return with;
    }

    private static bool MakesATask(MethodReference callee, bool isMade) =>
        (isMade ? callee.DeclaringType : callee.ReturnType).GetElementType().FullName
            is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1";

    private static TypeReference TypeOf(TypeReference parameter, MethodReference callee) => GenericArguments.Substitute(
        parameter,
        placeholder => placeholder.Type == GenericParameterType.Type
            ? ((GenericInstanceType)callee.DeclaringType).GenericArguments[placeholder.Position]
            : ((GenericInstanceMethod)callee).GenericArguments[placeholder.Position]);

    private Instruction[] ObjectOf(MethodReference callee, TypeReference? constraint)
    {
        var type = constraint ?? callee.DeclaringType;
        if (type.Resolve() is not { IsValueType: true } definition)
            return constraint is null ? [Dup] : [Dup, Instruction.Create(OpCodes.Ldobj, constraint)];
        // The only struct of which members are observed looks into a dictionary, and touches that.
        var property = body.Method.Module.ImportReference(definition.Methods.Single(method => method.Name == "get_Dictionary"));
        var dictionary = new MethodReference(property.Name, property.ReturnType, type) { HasThis = true };
        return [Dup, Instruction.Create(OpCodes.Call, dictionary)];
    }

    private static Instruction Dup => Instruction.Create(OpCodes.Dup);

    private Instruction[] Use(AccessKind kind, int site) =>
    [
        Instruction.Create(OpCodes.Ldc_I4, (int)kind),
        Instruction.Create(OpCodes.Ldc_I4, site),
        Instruction.Create(OpCodes.Call, hooks.Observe),
    ];

    private VariableDefinition Take(TypeReference type)
    {
        if (!_free.TryGetValue(type.FullName, out var free))
            _free.Add(type.FullName, free = []);
        if (free.TryDequeue(out var variable))
            return variable;
        variable = new VariableDefinition(type);
        body.Variables.Add(variable);
        return variable;
    }
}
