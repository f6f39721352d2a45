using System.Globalization;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Names the method or the thread that stands behind a wait.</summary>
internal static class Origins
{
    public static string? NameOf(object? origin) => origin switch
    {
        Delegate continuation => NameOf(continuation),
        Type stateMachine => NameOf(stateMachine.DeclaringType, stateMachine.Name),
        Thread thread => thread.Name is null
            ? string.Create(CultureInfo.InvariantCulture, $"thread {thread.ManagedThreadId}")
            : string.Create(CultureInfo.InvariantCulture, $"thread {thread.ManagedThreadId} '{thread.Name}'"),
        _ => null,
    };

    private static string NameOf(Delegate continuation)
    {
        // The compiler's continuation is a method of the box around its state machine, whose type is an argument of the box's.
        foreach (Type argument in continuation.Target?.GetType().GenericTypeArguments ?? [])
        {
            if (typeof(IAsyncStateMachine).IsAssignableFrom(argument))
                return NameOf(argument.DeclaringType, argument.Name);
        }

        return NameOf(continuation.Method.DeclaringType, continuation.Method.Name);
    }

    /// <summary>The name as it stands in the source: the compiler hides that of the method between angle brackets.</summary>
    private static string NameOf(Type? declaring, string name)
    {
        // Lambdas and local functions may stand in classes that the compiler made up, inside of that of the source.
        while (declaring is { DeclaringType: not null } && declaring.Name.StartsWith('<'))
            declaring = declaring.DeclaringType;

        // "<Method>d__1", and for a local function or a lambda "<<Method>g__Local|1_0>d".
        int begin = name.LastIndexOf('<') + 1;
        int end = name.IndexOf('>', begin);
        string method = begin > 0 && end > begin ? name[begin..end] : name;
        return declaring is null ? method : $"{declaring.FullName}.{method}";
    }
}
