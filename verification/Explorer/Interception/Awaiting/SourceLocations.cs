using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// What an await of a value task touches: the task behind it, or the source. A source is completed by way of its core, which is a struct
/// and does not know the object that it lies in; so both sides name the address of the core.
/// </summary>
/// <remarks>
/// A source with no core of its own, or with several, is named itself. What it asks inside is told besides: its fields by their points, the
/// core of another source by <see cref="ControlledValueTaskSourceCore{TResult}.GetStatus"/>.
/// </remarks>
internal static class SourceLocations
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // Weak: the types of a rewritten program go when its exploration is over.
    private static readonly ConditionalWeakTable<Type, Locator> Locators = [];

    private delegate nint Find(object source);

    /// <summary>The location of what stands behind a value task; 0 for a value.</summary>
    public static nint Of(object? behind) => behind switch
    {
        null => 0,
        Task => Access.LocationOf(behind),
        _ => Locators.GetValue(behind.GetType(), static type => new Locator(FindCore(type))).Find?.Invoke(behind)
            ?? Access.LocationOf(behind),
    };

    private static Find? FindCore(Type type)
    {
        var cores = Ancestry(type).SelectMany(ancestor => ancestor.GetFields(Declared)).Where(IsCore).ToArray();
        if (cores is not [var core] || type.IsValueType)
            return null;
        var method = new DynamicMethod(
            "AddressOfCore", typeof(nint), [typeof(object)], typeof(SourceLocations).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, core.DeclaringType!);
        code.Emit(OpCodes.Ldflda, core);
        code.Emit(OpCodes.Conv_I);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Find>();
    }

    private static bool IsCore(FieldInfo field) =>
        field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(ControlledValueTaskSourceCore<>);

    private static IEnumerable<Type> Ancestry(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private sealed record Locator(Find? Find);
}
