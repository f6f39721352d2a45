using System.Collections.Concurrent;
using System.Reflection;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Makes a task that the framework has created announce its end: <c>StartNew</c>, <c>ContinueWith</c>, <c>new Task</c>. Without a
/// point there nobody could see what the task did last while the task still runs. There is no place between the end of a task's
/// delegate and the end of the task but inside the delegate, so that is replaced, for every overload at once.
/// </summary>
internal static class AnnouncedEnd
{
    private static readonly Module Framework = typeof(Task).Module;
    private static readonly Module Own = typeof(AnnouncedEnd).Module;
    private static readonly ConcurrentDictionary<Type, Func<Delegate, Task, int, Delegate>?> Wrappers = new();

    /// <summary>
    /// To be called before <paramref name="task"/> runs, at most once. Continuations of awaits, and what the explorer itself starts, stay
    /// as they are.
    /// </summary>
    public static void Add(Task task, int site)
    {
        ref var action = ref TaskFields.ActionOf(task);
        if (action is null || action.Target is { } target && (target.GetType().Module == Framework || target.GetType().Module == Own))
            return;
        if (Wrappers.GetOrAdd(action.GetType(), FindWrapper) is { } wrap)
            action = wrap(action, task, site);
    }

    /// <summary>As <see cref="Add"/>, for a task that is about to run inside the running operation.</summary>
    public static void AddInline(Task task, int site)
    {
        ref var action = ref TaskFields.ActionOf(task);
        if (action is Action<object?> goOn && UnrewrittenMethods.TaskContinuedBy(task) is { } method)
            action = Continuing(goOn, method);
        else
            Add(task, site);
    }

    private static Func<Delegate, Task, int, Delegate>? FindWrapper(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        Type[] arguments = [.. invoke.GetParameters().Select(parameter => parameter.ParameterType)];
        var isFunction = invoke.ReturnType != typeof(void);
        if (isFunction)
            arguments = [.. arguments, invoke.ReturnType];
        var wrapper = typeof(AnnouncedEnd).GetMethods(BindingFlags.NonPublic | BindingFlags.Static).SingleOrDefault(method =>
            method.Name == (isFunction ? nameof(OfFunction) : nameof(OfAction)) && method.GetGenericArguments().Length == arguments.Length);
        if (wrapper is { IsGenericMethodDefinition: true })
            wrapper = wrapper.MakeGenericMethod(arguments);
        return wrapper?.CreateDelegate<Func<Delegate, Task, int, Delegate>>();
    }

    private static Delegate OfAction(Delegate body, Task task, int site) => Announcing((Action)body, site, task);

    private static Delegate OfAction<T>(Delegate body, Task task, int site)
    {
        var action = (Action<T>)body;
        return (Action<T>)(argument => Announcing(() => action(argument), site, task)());
    }

    private static Delegate OfAction<T1, T2>(Delegate body, Task task, int site)
    {
        var action = (Action<T1, T2>)body;
        return (Action<T1, T2>)((first, second) => Announcing(() => action(first, second), site, task)());
    }

    private static Delegate OfFunction<TResult>(Delegate body, Task task, int site)
    {
        var function = (Func<TResult>)body;
        return (Func<TResult>)(() => Announced(function, site, task));
    }

    private static Delegate OfFunction<T, TResult>(Delegate body, Task task, int site)
    {
        var function = (Func<T, TResult>)body;
        return (Func<T, TResult>)(argument => Announced(() => function(argument), site, task));
    }

    private static Delegate OfFunction<T1, T2, TResult>(Delegate body, Task task, int site)
    {
        var function = (Func<T1, T2, TResult>)body;
        return (Func<T1, T2, TResult>)((first, second) => Announced(() => function(first, second), site, task));
    }

    /// <summary>
    /// An action that calls <paramref name="body"/> and then announces the end of its task: that of the running operation, unless it is
    /// told.
    /// </summary>
    public static Action Announcing(Action body, int site, Task? task = null) => () => Announced(
        () =>
        {
            body();
            return true;
        },
        site,
        task);

    /// <summary>
    /// Calls <paramref name="body"/>, and announces that its task ends, well or by a fault: that of the running operation, unless it is
    /// told.
    /// </summary>
    public static TResult Announced<TResult>(Func<TResult> body, int site, Task? task = null)
    {
        TResult result;
        try
        {
            result = body();
        }
        catch (Exception exception) when (exception is not AbandonedException)
        {
            Announce(task, site);
            throw;
        }
        Announce(task, site, result as Task);
        return result;
    }

    /// <summary>
    /// Goes on with an asynchronous method that is not rewritten, so that its builder is not ours: what it does up to its next await,
    /// or its end, is announced before as its end. That it may not end yet makes no difference: it could. One that is queued instead
    /// announces it with its start.
    /// </summary>
    private static Action<object?> Continuing(Action<object?> goOn, Task method) => state =>
    {
        if (!method.IsCompleted)
            Announce(method, UnrewrittenMethods.SiteOf(method));
        goOn(state);
    };

    // One that runs inline ends inside an operation whose own task goes on. Where a task is returned, whoever unwraps it looks in the same
    // step whether that has ended.
    private static void Announce(Task? task, int site, Task? returned = null)
    {
        if (Operation.Current is { } operation)
        {
            operation.Execution.Reschedule(
                operation, Access.To(AccessKind.Complete, task ?? TaskFields.Running(null), site).And(returned));
        }
    }
}
