using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="Parallel"/>. The framework's own gives its work to the pool in chunks whose number and size follow
/// the machine; this one runs the iterations on operations, see <see cref="ParallelLoop"/>.
/// </summary>
[Redirects(typeof(Parallel))]
internal static partial class ControlledParallel
{
    private static readonly ParallelOptions Defaults = new();

    public static void Invoke(params Action[] actions) => Invoke(Defaults, actions);

    public static void Invoke(ParallelOptions parallelOptions, params Action[] actions)
    {
        if (Operation.Current is not { } caller || parallelOptions is null || actions is null || Array.IndexOf(actions, null!) >= 0)
        {
            Parallel.Invoke(parallelOptions!, actions!);
            return;
        }
        Action[] all = [.. actions];
        new ParallelLoop(parallelOptions, caller, CallSites.Noted) { RunsAll = true }.Run<Action, object?>(
            new LoopRange<Action>(0, all.Length, index => all[index]),
            static () => null,
            static (action, _, _, local) =>
            {
                action();
                return local;
            },
            static _ => { });
    }

    public static ControlledLoopResult For(int fromInclusive, int toExclusive, Action<int> body) =>
        For(fromInclusive, toExclusive, Defaults, body);

    public static ControlledLoopResult For(
        int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return For<object?>(
            fromInclusive, toExclusive, parallelOptions, None, (index, state, local) => Then(() => body(index), local), Nothing);
    }

    public static ControlledLoopResult For(int fromInclusive, int toExclusive, Action<int, ControlledLoopState> body) =>
        For(fromInclusive, toExclusive, Defaults, body);

    public static ControlledLoopResult For(
        int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int, ControlledLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return For<object?>(
            fromInclusive, toExclusive, parallelOptions, None, (index, state, local) => Then(() => body(index, state), local), Nothing);
    }

    public static ControlledLoopResult For<TLocal>(
        int fromInclusive, int toExclusive, Func<TLocal> localInit, Func<int, ControlledLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally) =>
        For(fromInclusive, toExclusive, Defaults, localInit, body, localFinally);

    public static ControlledLoopResult For<TLocal>(
        int fromInclusive, int toExclusive, ParallelOptions parallelOptions,
        Func<TLocal> localInit, Func<int, ControlledLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        Check(body, localInit, localFinally, parallelOptions);
        if (Operation.Current is not { } caller)
        {
            return ControlledLoopResult.Of(Parallel.For(
                fromInclusive, toExclusive, parallelOptions, localInit, (index, state, local) => body(index, new(state), local),
                localFinally));
        }
        var items = new LoopRange<int>(fromInclusive, toExclusive, index => (int)index);
        return new ParallelLoop(parallelOptions, caller, CallSites.Noted).Run(
            items, localInit, (index, state, _, local) => body(index, state, local), localFinally);
    }

    public static ControlledLoopResult For(long fromInclusive, long toExclusive, Action<long> body) =>
        For(fromInclusive, toExclusive, Defaults, body);

    public static ControlledLoopResult For(
        long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return For<object?>(
            fromInclusive, toExclusive, parallelOptions, None, (index, state, local) => Then(() => body(index), local), Nothing);
    }

    public static ControlledLoopResult For(long fromInclusive, long toExclusive, Action<long, ControlledLoopState> body) =>
        For(fromInclusive, toExclusive, Defaults, body);

    public static ControlledLoopResult For(
        long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long, ControlledLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return For<object?>(
            fromInclusive, toExclusive, parallelOptions, None, (index, state, local) => Then(() => body(index, state), local), Nothing);
    }

    public static ControlledLoopResult For<TLocal>(
        long fromInclusive, long toExclusive, Func<TLocal> localInit, Func<long, ControlledLoopState, TLocal, TLocal> body,
        Action<TLocal> localFinally) =>
        For(fromInclusive, toExclusive, Defaults, localInit, body, localFinally);

    public static ControlledLoopResult For<TLocal>(
        long fromInclusive, long toExclusive, ParallelOptions parallelOptions,
        Func<TLocal> localInit, Func<long, ControlledLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        Check(body, localInit, localFinally, parallelOptions);
        if (Operation.Current is not { } caller)
        {
            return ControlledLoopResult.Of(Parallel.For(
                fromInclusive, toExclusive, parallelOptions, localInit, (index, state, local) => body(index, new(state), local),
                localFinally));
        }
        var items = new LoopRange<long>(fromInclusive, toExclusive, index => index);
        return new ParallelLoop(parallelOptions, caller, CallSites.Noted).Run(
            items, localInit, (index, state, _, local) => body(index, state, local), localFinally);
    }

    private static object? None() => null;

    private static void Nothing(object? local)
    {
    }

    private static TLocal Then<TLocal>(Action action, TLocal local)
    {
        action();
        return local;
    }

    private static void Check(Delegate body, Delegate localInit, Delegate localFinally, ParallelOptions parallelOptions)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(localInit);
        ArgumentNullException.ThrowIfNull(localFinally);
        ArgumentNullException.ThrowIfNull(parallelOptions);
    }
}
