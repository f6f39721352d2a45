using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Causality;
using MethodAttributes = Mono.Cecil.MethodAttributes;
using TypeAttributes = Mono.Cecil.TypeAttributes;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Makes delegates of intercepted methods (<c>new Action(task.Wait)</c>) lead to the hooks. A delegate has no room for the number
/// of a site, so the module gets a static method for each that adds it; the object of the delegate becomes its first argument.
/// </summary>
internal sealed class MethodGroups(ModuleDefinition module)
{
    private TypeDefinition? _forwarders;

    /// <summary>The instructions in place of <paramref name="load"/>, which puts the address of a method on the stack.</summary>
    /// <param name="load">A <c>ldftn</c> or <c>ldvirtftn</c>.</param>
    /// <param name="closed">The hook, closed over the arguments of this use.</param>
    /// <param name="hook">The hook as it is declared.</param>
    /// <param name="site">The number of the site.</param>
    public IReadOnlyList<Instruction> Point(Instruction load, MethodReference closed, MethodInfo hook, int site)
    {
        MethodReference forwarder = Add(hook, site, BoxedThis((MethodReference)load.Operand));
        if (closed is GenericInstanceMethod generic)
        {
            var instance = new GenericInstanceMethod(forwarder);
            foreach (var argument in generic.GenericArguments)
                instance.GenericArguments.Add(argument);
            forwarder = instance;
        }
        var address = Instruction.Create(OpCodes.Ldftn, forwarder);
        return load.OpCode.Code == Code.Ldvirtftn ? [Instruction.Create(OpCodes.Pop), address] : [address];
    }

    /// <summary>As <see cref="Point"/>, for a method that stays as it is: what the delegate calls passes a point first.</summary>
    /// <param name="load">A <c>ldftn</c> or <c>ldvirtftn</c> of an instance method without type parameters, of a class.</param>
    /// <param name="kind">What the method does to its object.</param>
    /// <param name="observe">What announces that.</param>
    /// <param name="site">The number of the site.</param>
    public IReadOnlyList<Instruction> Observe(Instruction load, AccessKind kind, MethodReference observe, int site)
    {
        var method = (MethodReference)load.Operand;
        MethodReference forwarder = Add(module.ImportReference(method.Resolve()), kind, observe, site);
        if (method.DeclaringType is GenericInstanceType closed)
        {
            var instance = new GenericInstanceMethod(forwarder);
            foreach (var argument in closed.GenericArguments)
                instance.GenericArguments.Add(argument);
            forwarder = instance;
        }
        var address = Instruction.Create(OpCodes.Ldftn, forwarder);
        return load.OpCode.Code == Code.Ldvirtftn ? [Instruction.Create(OpCodes.Pop), address] : [address];
    }

    private MethodDefinition Add(MethodReference open, AccessKind kind, MethodReference observe, int site)
    {
        var forwarder = AddForwarder(open.Name);
        TypeReference type = open.DeclaringType;
        if (type.HasGenericParameters)
        {
            var closed = new GenericInstanceType(type);
            foreach (var parameter in type.GenericParameters)
            {
                forwarder.GenericParameters.Add(new GenericParameter(parameter.Name, forwarder));
                closed.GenericArguments.Add(forwarder.GenericParameters[^1]);
            }
            type = closed;
        }
        var target = new MethodReference(open.Name, open.ReturnType, type) { HasThis = true };
        forwarder.ReturnType = Here(open.ReturnType);
        forwarder.Parameters.Add(new ParameterDefinition(type));
        foreach (var parameter in open.Parameters)
        {
            target.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
            forwarder.Parameters.Add(new ParameterDefinition(Here(parameter.ParameterType)));
        }
        var code = forwarder.Body.GetILProcessor();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, (int)kind);
        code.Emit(OpCodes.Ldc_I4, site);
        code.Emit(OpCodes.Call, observe);
        foreach (var parameter in forwarder.Parameters)
            code.Emit(OpCodes.Ldarg, parameter);
        code.Emit(OpCodes.Callvirt, target);
        code.Emit(OpCodes.Ret);
        return forwarder;

        TypeReference Here(TypeReference type) =>
            GenericArguments.Substitute(type, parameter => forwarder.GenericParameters[parameter.Position]);
    }

    // A delegate on a struct holds it boxed.
    private static bool BoxedThis(MethodReference method) => method.HasThis && method.Resolve() is { DeclaringType.IsValueType: true };

    private MethodDefinition Add(MethodInfo hook, int site, bool boxed)
    {
        var target = module.ImportReference(hook);
        var forwarder = AddForwarder(hook.Name);
        AddTypeParameters(hook, target, forwarder);
        forwarder.ReturnType = Here(target.ReturnType);

        var code = forwarder.Body.GetILProcessor();
        foreach (var parameter in target.Parameters.SkipLast(1))
        {
            var type = Here(parameter.ParameterType);
            var isBoxed = boxed && parameter.Index == 0;
            var argument = new ParameterDefinition(isBoxed ? module.TypeSystem.Object : type);
            forwarder.Parameters.Add(argument);
            code.Emit(OpCodes.Ldarg, argument);
            if (isBoxed)
                code.Emit(OpCodes.Unbox, ((ByReferenceType)type).ElementType);
        }
        code.Emit(OpCodes.Ldc_I4, site);
        code.Emit(OpCodes.Call, Close(target, forwarder));
        code.Emit(OpCodes.Ret);
        return forwarder;

        TypeReference Here(TypeReference type) =>
            GenericArguments.Substitute(type, parameter => forwarder.GenericParameters[parameter.Position]);
    }

    private void AddTypeParameters(MethodInfo hook, MethodReference target, MethodDefinition forwarder)
    {
        foreach (var parameter in hook.GetGenericArguments())
        {
            var attributes = (Mono.Cecil.GenericParameterAttributes)parameter.GenericParameterAttributes;
            forwarder.GenericParameters.Add(new GenericParameter(parameter.Name, forwarder) { Attributes = attributes });
        }
        foreach (var (parameter, copy) in hook.GetGenericArguments().Zip(forwarder.GenericParameters))
        {
            foreach (var constraint in parameter.GetGenericParameterConstraints())
            {
                copy.Constraints.Add(new GenericParameterConstraint(GenericArguments.Substitute(
                    module.ImportReference(constraint, target), other => forwarder.GenericParameters[other.Position])));
            }
        }
    }

    private static MethodReference Close(MethodReference hook, MethodDefinition forwarder)
    {
        if (!forwarder.HasGenericParameters)
            return hook;
        var instance = new GenericInstanceMethod(hook);
        foreach (var parameter in forwarder.GenericParameters)
            instance.GenericArguments.Add(parameter);
        return instance;
    }

    private MethodDefinition AddForwarder(string name)
    {
        const MethodAttributes Attributes = MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig;
        var methods = Forwarders().Methods;
        var forwarder = new MethodDefinition($"{name}_{methods.Count}", Attributes, module.TypeSystem.Void);
        methods.Add(forwarder);
        return forwarder;
    }

    private TypeDefinition Forwarders()
    {
        if (_forwarders is null)
        {
            _forwarders = new TypeDefinition(
                "", "<Weft>MethodGroups", TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
            module.Types.Add(_forwarders);
        }
        return _forwarders;
    }
}
