using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Interception;

/// <summary>
/// Hash codes that are the same in every run, inside an exploration and outside: a static table may be filled in a static constructor and
/// used in the test. The framework's own differ for strings and what is made of them (by process), for objects without a hash of their
/// own and for structs without one (by address). Types of the framework that mix in one of these inside are asked as they are.
/// </summary>
internal static class StableHashes
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, bool> Owners = new();
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    /// <summary>Stands in place of a call that is made on a value by reference, of a struct or of a type parameter.</summary>
    public static int OfValue<T>(ref T value, int site)
    {
        if (typeof(T).IsPrimitive || (typeof(T).IsValueType && HasOwn(typeof(T)) && !IsMixed(typeof(T))))
            return value!.GetHashCode(); // not on a copy: it may write to the struct
        object? boxed = value;
        return boxed is null && !typeof(T).IsValueType ? value!.GetHashCode() : Of(boxed); // throws, as the call on null does
    }

    /// <summary>The hash code of what may be null.</summary>
    public static int Of(object? value) => value switch
    {
        null => 0,
        string text => OfText(text),
        ITuple tuple when IsOfTheFramework(tuple.GetType()) => OfTuple(tuple),
        Type type => OfText(type.FullName ?? type.Name),
        Delegate method => OfDelegate(method),
        ValueType when !HasOwn(value.GetType()) => OfFields(value),
        _ => HasOwn(value.GetType()) ? value.GetHashCode() : IdentityHashes.Of(value),
    };

    public static int OfText(string text) => (int)StringHash.Compute(text);

    /// <summary>Strings that the comparer takes for equal have the same.</summary>
    public static int OfText(StringComparer comparer, string text)
    {
        if (text is null || comparer is null)
            return comparer!.GetHashCode(text!); // throws
        if (StringComparer.IsWellKnownOrdinalComparer(comparer, out var ignoresCase))
            return OfText(ignoresCase ? text.ToUpperInvariant() : text);
        if (!StringComparer.IsWellKnownCultureAwareComparer(comparer, out var compareInfo, out var options))
            return comparer.GetHashCode(text);
        uint hash = 0;
        foreach (var octet in compareInfo.GetSortKey(text, options).KeyData)
            hash = StringHash.Combine(hash, octet);
        return (int)hash;
    }

    /// <summary>Of a struct that leaves its hash to <see cref="ValueType"/>.</summary>
    public static int OfFields(object value)
    {
        var hash = StringHash.Compute(value.GetType().Name);
        foreach (var field in Fields.GetOrAdd(
            value.GetType(), static type => [.. type.GetFields(Declared).OrderBy(field => field.MetadataToken)]))
            hash = StringHash.Combine(hash, (uint)Of(field.GetValue(value)));
        return (int)hash;
    }

    private static int OfTuple(ITuple tuple)
    {
        var hash = (uint)tuple.Length;
        for (var index = 0; index < tuple.Length; index++)
            hash = StringHash.Combine(hash, (uint)Of(tuple[index]));
        return (int)hash;
    }

    // Equal delegates have the same methods and targets.
    private static int OfDelegate(Delegate method)
    {
        uint hash = 0;
        foreach (var called in method.GetInvocationList())
        {
            hash = StringHash.Combine(hash, StringHash.Compute($"{called.Method.DeclaringType?.FullName}.{called.Method.Name}"));
            hash = StringHash.Combine(hash, (uint)IdentityHashes.Of(called.Target));
        }
        return (int)hash;
    }

    private static bool IsMixed(Type type) =>
        IsOfTheFramework(type) && (typeof(ITuple).IsAssignableFrom(type) || Nullable.GetUnderlyingType(type) is not null);

    private static bool IsOfTheFramework(Type type) => type.Assembly == typeof(object).Assembly;

    private static bool HasOwn(Type type) => Owners.GetOrAdd(type, static type =>
        type.GetMethod(nameof(GetHashCode), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)?.DeclaringType is { } owner
        && owner != typeof(object) && owner != typeof(ValueType));
}
