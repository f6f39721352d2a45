using System.Reflection;

namespace Weft.Tests.Contexts;

/// <summary>Leaves an event as a thread does that was stopped in the middle of changing it.</summary>
internal static class BusyWord
{
    private static readonly FieldInfo s_word = typeof(AwaitableEvent).GetField("_tail", BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>The value of the word that says so.</summary>
    public static object Mark { get; } = s_word.FieldType.Assembly.GetType("Weft.Marker")!.GetField("Busy")!.GetValue(null)!;

    /// <summary>Runs <paramref name="action"/> while the event is left so, and then lets go of it.</summary>
    public static void During(AwaitableEvent e, Action action)
    {
        object? before = s_word.GetValue(e);
        s_word.SetValue(e, Mark);
        action();
        s_word.SetValue(e, before);
    }
}
