using System.Collections.Concurrent;
using System.Reflection;

namespace Weft.Exploration.Rewriting;

/// <summary>The static fields in which a program can keep something from one schedule to the next.</summary>
internal static class StaticFields
{
    private const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Each part of the framework, and each package that is built like one, keeps the manager of its messages there.
    private const string ResourcesOfTheFramework = "System.SR";

    // Each exploration loads a copy of its own, of the same bytes: the numbers of the fields are the same in all of them.
    private static readonly ConcurrentDictionary<Guid, int[]> Tokens = new();

    /// <summary>Those of <paramref name="assembly"/>, whose static constructors have run.</summary>
    public static IEnumerable<FieldInfo> Of(Assembly assembly)
    {
        var module = assembly.ManifestModule;
        var tokens = Tokens.GetOrAdd(
            module.ModuleVersionId, static (_, assembly) => [.. Find(assembly).Select(field => field.MetadataToken)], assembly);
        return tokens.Select(token => module.ResolveField(token)!);
    }

    private static IEnumerable<FieldInfo> Find(Assembly assembly) =>
        from type in StaticState.TypesOf(assembly)
        where !type.ContainsGenericParameters && !IsOfTheCompiler(type) && type.FullName != ResourcesOfTheFramework
        from field in type.GetFields(Declared)
        where !field.IsLiteral && !IsOfTheCompiler(field) && (!field.IsInitOnly || IsCollection(field.FieldType))
        select field;

    /// <summary>True for a type of the framework that holds elements; what is in it changes though the field does not.</summary>
    public static bool IsCollection(Type type) => type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;

    // Caches of delegates and call sites. Filling one is no effect of the program's.
    private static bool IsOfTheCompiler(Type type) =>
        type.Name.StartsWith('<') || (type.DeclaringType is { } outer && IsOfTheCompiler(outer));

    private static bool IsOfTheCompiler(FieldInfo field) =>
        field.Name.StartsWith('<') && !field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal);
}
