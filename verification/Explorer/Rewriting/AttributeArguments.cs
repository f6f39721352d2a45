using Mono.Cecil;

namespace Weft.Exploration.Rewriting;

/// <summary>
/// Types that are arguments of attributes: <c>[OnEventGotoState(typeof(WildCardEvent), ...)]</c>. They are written out by name, and
/// no row of the table of type references stands behind them, so they are turned to a stand-in one by one.
/// </summary>
internal sealed class AttributeArguments(ModuleDefinition module, StandIns standIns, TypeRedirects redirects)
{
    public void Redirect(TypeDefinition type)
    {
        foreach (var attribute in type.CustomAttributes.Where(attribute => redirects.Of(attribute.AttributeType) is not null))
        {
            for (var index = 0; index < attribute.ConstructorArguments.Count; index++)
                attribute.ConstructorArguments[index] = Redirected(attribute.ConstructorArguments[index]);
        }
    }

    private CustomAttributeArgument Redirected(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type when StandInOf(type) is { } standIn => new(argument.Type, module.ImportReference(standIn)),
        CustomAttributeArgument[] several => new(argument.Type, Array.ConvertAll(several, Redirected)),
        _ => argument,
    };

    private Type? StandInOf(TypeReference type)
    {
        if (type.DeclaringType is null)
            return type is TypeDefinition ? null : standIns.Of(type);
        return StandInOf(type.DeclaringType)?.GetNestedType(type.Name);
    }
}
