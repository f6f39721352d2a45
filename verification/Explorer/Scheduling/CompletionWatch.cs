using Weft.Exploration.Causality;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Looks after each step of one execution for tasks that have ended although the step had announced nothing of the kind. What ends a
/// task without a word is invisible to whoever decides which orders differ; so it has to be named, and a claim to have explored
/// everything is off.
/// </summary>
/// <remarks>
/// Watched is what methods are suspended at and operations block for: an end that nobody waits for changes nothing yet. That is little, so
/// every schedule is watched; it takes about one part in thirty of the time.
/// </remarks>
internal sealed class CompletionWatch
{
    private readonly List<(Task Task, int Site)> _watched = [];
    private readonly HashSet<Task> _known = [];
    private readonly HashSet<Task> _derived = [];
    private readonly List<(int Awaited, int Step, string Text)> _found = [];

    /// <summary>What has ended unannounced: the sites of the waiter and of the step, and both in words.</summary>
    public IReadOnlyList<(int Awaited, int Step, string Text)> Found => _found;

    /// <summary>Watches a task that somebody waits for.</summary>
    public void Add(Task? task, int site)
    {
        if (task is { IsCompleted: false } && _known.Add(task))
            _watched.Add((task, site));
    }

    /// <summary>Notes that <paramref name="task"/> follows from others: announcing their end announces its.</summary>
    public void Derives(Task task) => _derived.Add(task);

    /// <summary>To be called when a step has been taken and the next one is not chosen yet.</summary>
    public void AfterStep(StepLog log)
    {
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

    private bool IsAnnounced(Task task, StepLog log) => log.Last.Kind switch
    {
        AccessKind.Complete =>
            Names(task, log.Last) || _derived.Contains(task) || IsOfASource(task, log.Last) || IsCancelledContinuation(task),
        // What these end is behind the object that they name: a token's promises, a semaphore's waiters.
        AccessKind.Cancel or AccessKind.Signal => true,
        // A start that names an object goes on with what ends that.
        AccessKind.Start =>
            log.LastOperation is { IsTimer: true } || Names(task, log.Last) || (log.Last.Location != 0 && _derived.Contains(task)),
        _ => false,
    };

    private static bool Names(Task task, Access access) => access.Location == Access.To(access.Kind, task, 0).Location;

    // A value task's source announces without a location; a task stands for it where somebody has asked for one.
    private static bool IsOfASource(Task task, Access access) =>
        access.Location == 0 && task.GetType().Name.StartsWith("ValueTaskSourceAsTask", StringComparison.Ordinal);

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
