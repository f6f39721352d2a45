using System.Numerics;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <content>Asynchronous loops.</content>
internal static partial class ControlledParallel
{
    public static Task ForAsync<T>(T fromInclusive, T toExclusive, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T> => ForAsync(fromInclusive, toExclusive, Defaults, body);

    public static Task ForAsync<T>(
        T fromInclusive, T toExclusive, CancellationToken cancellationToken, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T> =>
        ForAsync(fromInclusive, toExclusive, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForAsync<T>(
        T fromInclusive, T toExclusive, ParallelOptions parallelOptions, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T>
    {
        if (Operation.Current is not { } caller || fromInclusive is null || toExclusive is null || parallelOptions is null || body is null)
            return Parallel.ForAsync(fromInclusive!, toExclusive!, parallelOptions!, body!);
        return AsyncLoop.Run(Numbers(fromInclusive, toExclusive), parallelOptions, body, caller, CallSites.Noted);
    }

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, Defaults, body);

    public static Task ForEachAsync<TSource>(
        IEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForEachAsync<TSource>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body) =>
        Operation.Current is not { } caller || source is null || parallelOptions is null || body is null
            ? Parallel.ForEachAsync(source!, parallelOptions!, body!)
            : AsyncLoop.Run(source, parallelOptions, body, caller, CallSites.Noted);

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, Defaults, body);

    public static Task ForEachAsync<TSource>(
        IAsyncEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForEachAsync<TSource>(
        IAsyncEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body) =>
        Operation.Current is not { } caller || source is null || parallelOptions is null || body is null
            ? Parallel.ForEachAsync(source!, parallelOptions!, body!)
            : AsyncLoop.Run(source, parallelOptions, body, caller, CallSites.Noted);

    private static IEnumerable<T> Numbers<T>(T from, T to)
        where T : notnull, IBinaryInteger<T>
    {
        for (var number = from; number < to; number++)
            yield return number;
    }
}
