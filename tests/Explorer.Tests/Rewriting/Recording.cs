using Weft.Exploration.Interception;
using Weft.Exploration.Rewriting;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Tests.Rewriting;

/// <summary>A table of hooks that note that they were called. What a hook notes belongs to the logical thread that called it.</summary>
internal static class Recording
{
    private static readonly AsyncLocal<List<string>?> Current = new();

    public static InterceptionTable Table { get; } = new(
    [
        typeof(Tasks), typeof(Registrations), typeof(Tokens), typeof(Sources),
        typeof(RedirectedSemaphore), typeof(RedirectedLock), typeof(RedirectedBuilder<>),
    ]);

    /// <summary>Runs a method of <c>Calls</c> rewritten by <see cref="Table"/>.</summary>
    public static (string Result, IReadOnlyList<string> Notes) Run(string build, string method)
    {
        var notes = Current.Value = [];
        var program = RewrittenProgram.Load(Subject.PathOf(build), Table);
        var result = Subject.Run(program.Main.GetType("Weft.Exploration.Subjects.Calls")!.GetMethod(method)!);
        return (result, notes);
    }

    public static void Note(string hook, int site)
    {
        if (Current.Value is not { } notes)
            return;
        lock (notes)
            notes.Add($"{hook} at {SiteTable.Get(site).Method}");
    }

    [Intercepts(typeof(Task))]
    [Intercepts(typeof(Task<>))]
    internal static class Tasks
    {
        public static Task<T> Run<T>(Func<T> function, int site)
        {
            Note("Run(Func<T>)", site);
            return Task.Run(function);
        }

        public static Task<T> Run<T>(Func<Task<T>?> function, int site)
        {
            Note("Run(Func<Task<T>>)", site);
            return Task.Run(function);
        }

        public static Task Run(Action action, int site)
        {
            Note("Run(Action)", site);
            return Task.Run(action);
        }

        public static void Dispose(Task task, int site)
        {
            Note("Task.Dispose", site);
            task.Dispose();
        }

        public static T get_Result<T>(Task<T> task, int site)
        {
            Note("Task.Result", site);
            return task.Result;
        }
    }

    [Intercepts(typeof(CancellationTokenRegistration))]
    internal static class Registrations
    {
        public static void Dispose(ref CancellationTokenRegistration registration, int site)
        {
            Note("Dispose", site);
            registration.Dispose();
        }

        public static bool Unregister(ref CancellationTokenRegistration registration, int site)
        {
            Note("Unregister", site);
            return !registration.Unregister();
        }
    }

    [Intercepts(typeof(CancellationToken))]
    internal static class Tokens
    {
        public static CancellationToken New(bool canceled, int site)
        {
            Note("new CancellationToken", site);
            return new CancellationToken(canceled);
        }
    }

    [Intercepts(typeof(CancellationTokenSource))]
    internal static class Sources
    {
        public static CancellationTokenSource New(int site)
        {
            Note("new CancellationTokenSource", site);
            return new CancellationTokenSource();
        }
    }
}

/// <summary>Has less than the original, so that what is missing shows.</summary>
[Redirects(typeof(SemaphoreSlim))]
internal sealed class RedirectedSemaphore(int count) : IDisposable
{
    public int CurrentCount { get; private set; } = count * 100;

    public void Wait() => CurrentCount--;

    public void Dispose() => CurrentCount = 0;
}

[Redirects(typeof(Lock))]
internal sealed class RedirectedLock
{
    private readonly List<string> _log = [];

    public Scope EnterScope()
    {
        Recording.Note("EnterScope", 0);
        return new Scope(_log);
    }

    internal readonly ref struct Scope(List<string> log)
    {
        public void Dispose()
        {
            log.Add("left");
            Recording.Note("Scope.Dispose", 0);
        }
    }
}

[Redirects(typeof(System.Runtime.CompilerServices.AsyncTaskMethodBuilder<>))]
internal struct RedirectedBuilder<TResult>
{
    private System.Runtime.CompilerServices.AsyncTaskMethodBuilder<TResult> _builder;
    private int _entries;

    public void Resumed() => Recording.Note($"{typeof(TResult).Name} entry {++_entries}", 0);

    public static RedirectedBuilder<TResult> Create() => default;

    public Task<TResult> Task => _builder.Task;

    public void Start<TMachine>(ref TMachine machine)
        where TMachine : System.Runtime.CompilerServices.IAsyncStateMachine => _builder.Start(ref machine);

    public void SetStateMachine(System.Runtime.CompilerServices.IAsyncStateMachine machine) => _builder.SetStateMachine(machine);

    public void SetResult(TResult result) => _builder.SetResult(result);

    public void SetException(Exception exception) => _builder.SetException(exception);

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : System.Runtime.CompilerServices.INotifyCompletion
        where TMachine : System.Runtime.CompilerServices.IAsyncStateMachine => _builder.AwaitOnCompleted(ref awaiter, ref machine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : System.Runtime.CompilerServices.ICriticalNotifyCompletion
        where TMachine : System.Runtime.CompilerServices.IAsyncStateMachine => _builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
}
