using System.Reflection;
using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// What stands behind an awaiter of the framework: a task, or the source of a value task. For display and for the self-checks.
/// </summary>
internal static class AwaitedObject<TAwaiter>
{
    private delegate object? Reader(ref TAwaiter awaiter);

    private static readonly Reader? Read = FindReader();

    /// <summary>The task or source; null where it is not known.</summary>
    public static object? Of(ref TAwaiter awaiter) => Read?.Invoke(ref awaiter);

    // The framework marks the awaiters whose first field is a task, to tell them apart as this does.
    private static Reader? FindReader()
    {
        var type = typeof(TAwaiter);
        if (type.Assembly != typeof(object).Assembly)
            return null;
        if (type.GetInterfaces().Any(marker => marker.Name is "ITaskAwaiter" or "IConfiguredTaskAwaiter"))
            return static (ref TAwaiter awaiter) => Unsafe.As<TAwaiter, Task?>(ref awaiter);
        if (type == typeof(ValueTaskAwaiter))
            return static (ref TAwaiter awaiter) => OfValueTask(ref Unsafe.As<TAwaiter, ValueTaskAwaiter>(ref awaiter));
        if (type == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter))
        {
            return static (ref TAwaiter awaiter) =>
                OfValueTask(ref Unsafe.As<TAwaiter, ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter>(ref awaiter));
        }
        if (!type.IsGenericType)
            return null;
        var name = type.GetGenericTypeDefinition() == typeof(ValueTaskAwaiter<>) ? nameof(AwaitedValue<>.OfAwaiter)
            : type.GetGenericTypeDefinition() == typeof(
                ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter) ? nameof(AwaitedValue<>.OfConfigured)
            : null;
        return name is null
            ? null
            : typeof(AwaitedValue<>).MakeGenericType(type.GetGenericArguments())
                .GetMethod(name, BindingFlags.Public | BindingFlags.Static)!
                .CreateDelegate<Reader>();
    }

    private static object? OfValueTask(ref ValueTaskAwaiter awaiter) => ObjectOf(ref ValueOf(ref awaiter));

    private static object? OfValueTask(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter) =>
        ObjectOf(ref ValueOf(ref awaiter));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask ValueOf(ref ValueTaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask ValueOf(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? ObjectOf(ref ValueTask task);
}
