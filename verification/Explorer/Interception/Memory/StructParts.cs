using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>Finds the simple values in a struct.</summary>
internal static class StructParts
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The distances from the start of a value of <paramref name="type"/>, in order, each once.</summary>
    public static IEnumerable<int> Of(Type type)
    {
        if (!type.IsValueType || type.IsPrimitive || type.IsEnum)
            return [0];
        var fields = type.GetFields(Instance);
        var parts = fields.SelectMany(field => Of(field.FieldType).Select(part => OffsetOf(field) + part));
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { Length: var length } && fields is [var element])
        {
            var size = SizeOf(element.FieldType);
            var one = Of(element.FieldType).ToArray();
            parts = Enumerable.Range(0, length).SelectMany(index => one.Select(part => index * size + part));
        }
        return parts.Distinct().Order();
    }

    private static int SizeOf(Type type) => Compute("size", code => code.Emit(OpCodes.Sizeof, type));

    private static int OffsetOf(FieldInfo field) => Compute("offset", code =>
    {
        var value = code.DeclareLocal(field.DeclaringType!);
        code.Emit(OpCodes.Ldloca, value);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca, value);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I4);
    });

    private static int Compute(string name, Action<ILGenerator> emit)
    {
        var method = new DynamicMethod(name, typeof(int), [], typeof(StructParts).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        emit(code);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<int>>()();
    }
}
