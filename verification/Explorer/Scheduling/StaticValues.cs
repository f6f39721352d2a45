using System.Reflection;
using Weft.Exploration.Rewriting;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// The statics of a program as they were before its first schedule, to be compared with what they are after one: a fresh copy of the
/// program gives an exploration fresh statics, but from schedule to schedule they stay. The comparison is shallow: another object, another
/// value, another number of elements.
/// </summary>
internal sealed class StaticValues(IReadOnlyList<Assembly> assemblies)
{
    private readonly List<(FieldInfo Field, object? Value)> _before = [];

    /// <summary>Remembers the values.</summary>
    public void Remember()
    {
        // A thread static is cleared for each operation.
        foreach (var field in assemblies.SelectMany(StaticFields.Of).Where(field => !field.IsDefined(typeof(ThreadStaticAttribute))))
        {
            if (TryRead(field, out var value))
                _before.Add((field, value));
        }
    }

    /// <summary>Those that differ now, in words.</summary>
    public IEnumerable<string> Changed()
    {
        foreach (var (field, before) in _before)
        {
            if (TryRead(field, out var now) && !AreSame(before, now))
                yield return $"{NameOf(field)} (a static) keeps its value from schedule to schedule";
        }
    }

    private static string NameOf(FieldInfo field)
    {
        var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        for (var type = field.DeclaringType; type is not null; type = type.DeclaringType)
            name = $"{type.Name}.{name}";
        return name;
    }

    private static bool TryRead(FieldInfo field, out object? value)
    {
        value = null;
        if (field.FieldType.IsPointer || field.FieldType.IsFunctionPointer)
            return false;
        try
        {
            value = field.GetValue(null);
            if (value is not null && StaticFields.IsCollection(value.GetType()) && CountOf(value) is { } count)
                value = (count, field.IsInitOnly ? null : value);
            return true;
        }
        catch (TypeInitializationException)
        {
            // The type cannot be used, by a test neither.
            return false;
        }
    }

    private static int? CountOf(object collection) =>
        collection.GetType().GetProperty("Count", BindingFlags.Public | BindingFlags.Instance)?.GetValue(collection) as int?;

    private static bool AreSame(object? before, object? now) =>
        ReferenceEquals(before, now) || (before is ValueType or string && before.Equals(now));
}
