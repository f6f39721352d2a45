using Mono.Cecil;
using Mono.Cecil.Cil;
using Weft.Exploration.Interception;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Gives each <see cref="ThreadStaticAttribute"/> field a companion of the same kind that says which operation came to it last, and has
/// it checked before each access. What is generic about the field is about its companion too, so there is one for each closed form.
/// </summary>
internal sealed class ThreadStaticFields
{
    private const string Prefix = "<Weft>";

    private readonly ModuleDefinition _module;
    private readonly HookReferences _hooks;

    public ThreadStaticFields(ModuleDefinition module, HookReferences hooks)
    {
        (_module, _hooks) = (module, hooks);
        foreach (var type in module.GetTypes())
        {
            foreach (var field in type.Fields.Where(IsThreadStatic).ToArray())
                AddCompanion(field);
        }
    }

    /// <summary>The instructions that go before an access, or null for any other field.</summary>
    public IReadOnlyList<Instruction>? Before(FieldReference field)
    {
        // Only rewritten code has companions, and fields of the framework are read by way of properties.
        if (FrameworkAssemblies.Contain(field.DeclaringType.GetElementType())
            || SharedAssemblies.Contains(field.DeclaringType.GetElementType().Scope.Name))
            return null;
        if (field.Resolve() is not { } definition || !IsThreadStatic(definition))
            return null;
        var owner = new FieldReference(Prefix + field.Name, _module.TypeSystem.Object, field.DeclaringType);
        return
        [
            Instruction.Create(OpCodes.Ldsflda, field),
            Instruction.Create(OpCodes.Ldsflda, owner),
            Instruction.Create(OpCodes.Call,
                _hooks.Import(typeof(ThreadStatics).GetMethod(nameof(ThreadStatics.Claim))!, FieldPoints.ArgumentFor(field, _module))),
        ];
    }

    private static bool IsThreadStatic(FieldDefinition field) => field.IsStatic && field.HasCustomAttributes
        && field.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.ThreadStaticAttribute");

    private void AddCompanion(FieldDefinition field)
    {
        const FieldAttributes Inherited = FieldAttributes.FieldAccessMask | FieldAttributes.Static;
        var companion = new FieldDefinition(Prefix + field.Name, field.Attributes & Inherited, _module.TypeSystem.Object);
        companion.CustomAttributes.Add(new CustomAttribute(_module.ImportReference(typeof(ThreadStaticAttribute).GetConstructor([]))));
        field.DeclaringType.Fields.Add(companion);
    }
}
