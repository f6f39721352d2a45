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
        foreach (var field in assemblies.SelectMany(StaticFields.Of))
        {
            if (TryRead(field, out var value))
                _before.Add((field, value));
        }
    }

    /// <summary>Those that differ now, in words.</summary>
    /// <param name="isWorker">True on a thread on which operations have run: only there thread statics can be seen.</param>
    public IEnumerable<string> Changed(bool isWorker)
    {
        foreach (var (field, before) in _before)
        {
            if (!TryRead(field, out var now) || AreSame(before, now))
                continue;
            if (!IsThreadStatic(field))
                yield return $"{NameOf(field)} (a static) keeps its value from schedule to schedule";
            else if (isWorker)
                yield return $"{NameOf(field)} (a thread static) stays on the explorer's threads, which operations and schedules share";
        }
    }

    private static string NameOf(FieldInfo field)
    {
        var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        for (var type = field.DeclaringType; type is not null; type = type.DeclaringType)
            name = $"{type.Name}.{name}";
        return name;
    }

    // A thread static has its first value on one thread only, and none on all others.
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

    private static bool IsThreadStatic(FieldInfo field) => field.IsDefined(typeof(ThreadStaticAttribute));

    private static bool AreSame(object? before, object? now) =>
        ReferenceEquals(before, now) || (before is ValueType or string && before.Equals(now));
}
