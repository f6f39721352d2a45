using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. The operation that calls the loop works itself, as the framework's does; up to degree - 1 others are started, whose start and
// end are no steps. Each takes the next item until none is left or the flags say so. The caller then waits for the others.
//
// Whoever throws sets IsExceptional, so that no more items are taken; what runs is run to its end. All exceptions are thrown together.

/// <summary>One run of <c>Parallel.For</c>, <c>ForEach</c> or <c>Invoke</c> on operations.</summary>
internal sealed class ParallelLoop(ParallelOptions options, Operation caller, int site)
{
    /// <summary>
    /// How many iterations run at a time where the program does not say. Two show every race between two; the framework takes as
    /// many as there are processors, which must not decide about schedules.
    /// </summary>
    public const int Degree = 2;

    private readonly LoopFlags _flags = new();
    private readonly List<Exception> _failures = [];
    private bool _isCancelled;

    /// <summary>True for <c>Invoke</c>: what throws does not keep the others from running.</summary>
    public bool RunsAll { get; init; }

    public ControlledLoopResult Run<TItem, TLocal>(
        LoopItems<TItem> items, Func<TLocal> begin, Func<TItem, ControlledLoopState, long, TLocal, TLocal> body, Action<TLocal> end)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        var most = options.MaxDegreeOfParallelism != -1 ? options.MaxDegreeOfParallelism : RunsAll ? int.MaxValue : Degree;
        var workers = new Action[Math.Min(most, items.Most)];
        Array.Fill(workers, () => Work(items, begin, body, end));
        if (workers.Length > 0)
            RunAll(workers);
        if (_failures.Count > 0)
            throw new AggregateException(_failures);
        if (_isCancelled)
            throw new OperationCanceledException(options.CancellationToken);
        return new ControlledLoopResult(!_flags.IsStopped && _flags.LowestBreak is null, _flags.LowestBreak);
    }

    private void RunAll(Action[] workers)
    {
        if (options.TaskScheduler is { } scheduler && scheduler != TaskScheduler.Default && scheduler != caller.Execution.Scheduler)
        {
            var others = Array.ConvertAll(workers[1..], worker => new Task(AnnouncedEnd.Announcing(worker, site)));
            Array.ForEach(others, other => other.Start(scheduler));
            TaskRunSynchronouslyHooks.RunSynchronously(new Task(AnnouncedEnd.Announcing(workers[0], site)), scheduler, site);
            Array.ForEach(others, other => BlockingWaits.For(other, site));
            return;
        }
        var join = Join.Start(caller, workers[1..], site);
        workers[0]();
        join.Wait(caller, site);
    }

    private void Work<TItem, TLocal>(
        LoopItems<TItem> items, Func<TLocal> begin, Func<TItem, ControlledLoopState, long, TLocal, TLocal> body, Action<TLocal> end)
    {
        try
        {
            if (Take(items) is not { } taken)
                return;
            var local = begin();
            try
            {
                for (var next = (ValueTuple<TItem, long>?)taken; next is var (item, index); next = Take(items))
                    local = RunOne(item, index, local, body);
            }
            finally
            {
                end(local);
            }
        }
        catch (Exception exception) when (exception is not AbandonedException)
        {
            Fail(exception);
        }
    }

    private TLocal RunOne<TItem, TLocal>(
        TItem item, long index, TLocal local, Func<TItem, ControlledLoopState, long, TLocal, TLocal> body)
    {
        try
        {
            return body(item, new ControlledLoopState(_flags, index), index, local);
        }
        catch (Exception exception) when (RunsAll && exception is not AbandonedException)
        {
            Fail(exception);
            return local;
        }
    }

    private void Fail(Exception exception)
    {
        _failures.Add(exception);
        SchedulingPoints.Touches(AccessKind.Write, _flags);
        _flags.IsExceptional = true;
    }

    private (TItem Item, long Index)? Take<TItem>(LoopItems<TItem> items)
    {
        if (options.CancellationToken is { CanBeCanceled: true } token)
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, CancellationSources.Of(token), site);
            _isCancelled |= token.IsCancellationRequested;
        }
        SchedulingPoints.Touches(AccessKind.Read, _flags);
        if (_isCancelled || (!RunsAll && (_flags.IsStopped || _flags.IsExceptional)))
            return null;
        return items.Take(Operation.Current!, site) is { } taken && (RunsAll || !_flags.EndsBefore(taken.Index)) ? taken : null;
    }
}
