using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: starting. A task that the pool would run becomes an operation.</summary>
[Intercepts(typeof(Task))]
internal static class TaskRunHooks
{
    public static Task Run(Action action, int site) => Run(action, CancellationToken.None, site);

    public static Task Run(Action action, CancellationToken cancellationToken, int site) =>
        Operation.Current is { } creator
            ? OperationStart.Run(creator, action, cancellationToken, site)
            : Task.Run(action, cancellationToken);

    public static Task<TResult> Run<TResult>(Func<TResult> function, int site) => Run(function, CancellationToken.None, site);

    public static Task<TResult> Run<TResult>(Func<TResult> function, CancellationToken cancellationToken, int site) =>
        Operation.Current is { } creator
            ? OperationStart.Run(creator, function, cancellationToken, site)
            : Task.Run(function, cancellationToken);

    public static Task Run(Func<Task?> function, int site) => Run(function, CancellationToken.None, site);

    public static Task Run(Func<Task?> function, CancellationToken cancellationToken, int site) =>
        Operation.Current is { } creator
            ? Promises.Unwrap(OperationStart.Run<Task>(creator, function!, cancellationToken, site), creator.Execution, isRun: true)
            : Task.Run(function, cancellationToken);

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function, int site) => Run(function, CancellationToken.None, site);

    public static Task<TResult> Run<TResult>(Func<Task<TResult>?> function, CancellationToken cancellationToken, int site) =>
        Operation.Current is { } creator
            ? Promises.Unwrap(
                OperationStart.Run<Task<TResult>>(creator, function!, cancellationToken, site), creator.Execution, isRun: true)
            : Task.Run(function, cancellationToken);
}
