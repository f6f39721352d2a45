using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <content>Loops over sequences. Those over partitioners are left out: how a partitioner divides its items follows the machine.</content>
internal static partial class ControlledParallel
{
    public static ControlledLoopResult ForEach<TSource>(
        IEnumerable<TSource> source, Action<TSource> body) => ForEach(source, Defaults, body);

    public static ControlledLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ForEach<TSource, object?>(
            source, parallelOptions, None, (item, state, index, local) => Then(() => body(item), local), Nothing);
    }

    public static ControlledLoopResult ForEach<TSource>(
        IEnumerable<TSource> source, Action<TSource, ControlledLoopState> body) => ForEach(source, Defaults, body);

    public static ControlledLoopResult ForEach<TSource>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ControlledLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ForEach<TSource, object?>(
            source, parallelOptions, None, (item, state, index, local) => Then(() => body(item, state), local), Nothing);
    }

    public static ControlledLoopResult ForEach<TSource>(
        IEnumerable<TSource> source, Action<TSource, ControlledLoopState, long> body) => ForEach(source, Defaults, body);

    public static ControlledLoopResult ForEach<TSource>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ControlledLoopState, long> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ForEach<TSource, object?>(
            source, parallelOptions, None, (item, state, index, local) => Then(() => body(item, state, index), local), Nothing);
    }

    public static ControlledLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ControlledLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally) =>
        ForEach(source, Defaults, localInit, body, localFinally);

    public static ControlledLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions,
        Func<TLocal> localInit, Func<TSource, ControlledLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ForEach<TSource, TLocal>(
            source, parallelOptions, localInit, (item, state, _, local) => body(item, state, local), localFinally);
    }

    public static ControlledLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ControlledLoopState, long, TLocal, TLocal> body,
        Action<TLocal> localFinally) =>
        ForEach(source, Defaults, localInit, body, localFinally);

    public static ControlledLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions,
        Func<TLocal> localInit, Func<TSource, ControlledLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(source);
        Check(body, localInit, localFinally, parallelOptions);
        if (Operation.Current is not { } caller)
        {
            return ControlledLoopResult.Of(Parallel.ForEach(
                source, parallelOptions, localInit, (item, state, index, local) => body(item, new(state), index, local), localFinally));
        }
        using var items = new LoopSequence<TSource>(source, caller.Execution);
        return new ParallelLoop(parallelOptions, caller, CallSites.Noted).Run(items, localInit, body, localFinally);
    }
}
