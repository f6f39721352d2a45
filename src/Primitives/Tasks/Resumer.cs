using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Lends its delegate to one suspended method after another, so that not each of them needs one of its own.</summary>
/// <remarks>
/// Only the awaiters of tasks get it: they call a continuation once. Another awaiter that wrongly calls twice would resume whatever method
/// the resumer has been lent to by then; with a delegate of its own, only the method that awaits it suffers.
/// </remarks>
internal sealed class Resumer
{
    [ThreadStatic]
    private static Resumer? s_free;

    private SimpleTaskPromise? _method;

    private Resumer() => Delegate = Resume;

    /// <summary>Resumes the method that it was lent to, once; then it is free for another.</summary>
    public Action Delegate { get; }

    public static Resumer LendTo(SimpleTaskPromise method)
    {
        Resumer resumer = s_free ?? new Resumer();
        s_free = null;
        resumer._method = method;
        return resumer;
    }

    private void Resume()
    {
        SimpleTaskPromise method = _method!;
        // Free before the method runs: it may be suspended again at once.
        _method = null;
        s_free = this;
        method.Run();
    }

    /// <summary>Whether an awaiter is one of those that get it; the answer is a constant to compiled code.</summary>
    public static class Suits<TAwaiter>
    {
#pragma warning disable CA1000 // There is one for each type, which is what it is for.
        public static readonly bool Value = IsOfATask(typeof(TAwaiter));
#pragma warning restore CA1000

        private static bool IsOfATask(Type awaiter)
        {
            Type type = awaiter.IsGenericType ? awaiter.GetGenericTypeDefinition() : awaiter;
            return type == typeof(TaskAwaiter) || type == typeof(TaskAwaiter<>)
                || type == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter)
                || type == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter);
        }
    }
}
