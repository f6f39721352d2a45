using Weft.Exploration.Causality;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Looks after each step of one execution for what it has done besides what it announced. That is passed on to whoever decides which
/// orders differ: the derived tasks that it ended, and what hooks have told. A task that somebody waits for and that has ended without a
/// word is invisible to that; so it has to be named, and a claim to have explored everything is off.
/// </summary>
/// <remarks>
/// Watched are the tasks that methods are suspended at and operations block for, and from their creation on those that follow from
/// something else. That is little, so every schedule is watched.
/// </remarks>
internal sealed class CompletionWatch
{
    private readonly List<(Task Task, int Site)> _watched = [];
    private readonly HashSet<Task> _known = [];
    private readonly HashSet<Task> _derived = [];
    private readonly List<(Task Task, ulong Number)> _followed = [];
    private readonly List<(int Awaited, int Step, string Text)> _found = [];
    private uint _madeByNobody;

    /// <summary>What has ended unannounced: the sites of the waiter and of the step, and both in words.</summary>
    public IReadOnlyList<(int Awaited, int Step, string Text)> Found => _found;

    /// <summary>
    /// Called after a step for each followed task that it has ended, in the order in which they were made, with the number of the task: the
    /// same in all schedules, as far as they agree about who makes what.
    /// </summary>
    public Action<Task, ulong>? Ended { get; set; }

    /// <summary>Called in the middle of a step for what it touches besides what it has announced.</summary>
    public Action<Access>? Touched { get; set; }

    /// <summary>Watches a task that somebody waits for.</summary>
    public void Add(Task? task, int site)
    {
        if (task is { IsCompleted: false } && _known.Add(task))
            _watched.Add((task, site));
    }

    /// <summary>Notes that <paramref name="task"/> follows from others: announcing their end announces its.</summary>
    public void Derives(Task task) => _derived.Add(task);

    /// <summary>
    /// Watches from now on a task that was just made and ends as a consequence of something else: the step that ends it names something
    /// else.
    /// </summary>
    public void Follow(Task task)
    {
        // Counted also where it has ended already: that differs between schedules, and the numbers of the next ones must not.
        var number = Operation.Current is { } maker ? ((ulong)maker.Key << 32) | ++maker.Made : ++_madeByNobody;
        if (task.IsCompleted)
            return;
        _derived.Add(task);
        _followed.Add((task, number));
    }

    /// <summary>Notes what the running step touches besides what it has announced.</summary>
    public void Touches(Access access) => Touched?.Invoke(access);

    /// <summary>To be called when a step has been taken and the next one is not chosen yet.</summary>
    public void AfterStep(StepLog log)
    {
        TellEnded();
        for (var index = _watched.Count - 1; index >= 0; index--)
        {
            var (task, site) = _watched[index];
            if (!task.IsCompleted)
                continue;
            _watched.RemoveAt(index);
            if (!IsAnnounced(task, log))
                _found.Add((site, log.Last.Site, Describe(task, SiteTable.Get(site), log)));
        }
    }

    private void TellEnded()
    {
        var left = 0;
        for (var index = 0; index < _followed.Count; index++)
        {
            if (_followed[index].Task.IsCompleted)
                Ended?.Invoke(_followed[index].Task, _followed[index].Number);
            else if (left++ != index)
                _followed[left - 1] = _followed[index];
        }
        if (left < _followed.Count)
            _followed.RemoveRange(left, _followed.Count - left);
    }

    private bool IsAnnounced(Task task, StepLog log) => log.Last.Kind switch
    {
        AccessKind.Complete =>
            Names(task, log.Last) || _derived.Contains(task) || IsOfASource(task) || IsCancelledContinuation(task),
        // What these end is behind the object that they name: a token's promises, a semaphore's waiters.
        AccessKind.Cancel or AccessKind.Signal => true,
        // A start that names an object goes on with what ends that.
        AccessKind.Start =>
            log.LastOperation is { IsTimer: true } || Names(task, log.Last) || (log.Last.Location != 0 && _derived.Contains(task)),
        _ => false,
    };

    private static bool Names(Task task, Access access) => access.Location == Access.LocationOf(task);

    // Where code that is not rewritten has asked a value task's source for a task, its end is that of the source.
    private static bool IsOfASource(Task task) => task.GetType().Name.StartsWith("ValueTaskSourceAsTask", StringComparison.Ordinal);

    // The end of the antecedent is what cancels one whose token was cancelled, or whose options do not fit that end.
    private static bool IsCancelledContinuation(Task task) =>
        task.IsCanceled && task.GetType().Name.StartsWith("Continuation", StringComparison.Ordinal);

    private static string Describe(Task task, Site waiter, StepLog log)
    {
        var type = task.GetType().Name.Split('`')[0];
        var what = TaskParts.MethodOf(task) is { } method ? $"a task of {method}" : type == nameof(Task) ? "a task" : $"a task ({type})";
        var place = waiter.Place is { } known ? $" ({known})" : "";
        var step = SiteTable.Get(log.Last.Site);
        return $"{what}, for which {waiter.Method} waits{place}, ended in step {log.Steps}, which announced something else: {step.InWords}";
    }
}
