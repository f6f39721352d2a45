using System.Text;
using Weft.Exploration.Causality;
using Weft.Exploration.Reports;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>Judges an execution in which nothing can run any more: it has ended well, or it is stuck.</summary>
internal static class Quiescence
{
    /// <returns>What went wrong, or null when the test has ended and no operation is left.</returns>
    public static Outcome? Judge(Execution execution, TestRun test, IReadOnlyList<Operation> started)
    {
        // What is blocked when the test has ended may wait for a timer; none fires any more, and nobody will wait for that.
        if (test.HasEnded && (started.Count == 0 || execution.Clock.IsArmed))
            return test.Failure;
        if (execution.Log.Recorder is null && execution.Outside.RefusalOfStuck() is { } refusal)
            return refusal;
        return new Outcome(ViolationKind.Stuck, $"nothing can run any more: {Describe(execution, started)}");
    }

    private static string Describe(Execution execution, IReadOnlyList<Operation> started)
    {
        var text = new StringBuilder();
        foreach (var operation in started)
            Append(text, SiteTable.Get(operation.Pending.Site), Verb(operation.Pending.Kind),
                execution.Locks.HolderOf(operation) ?? execution.Handles.HolderOf(operation));
        foreach (var pending in execution.Awaits.All)
            Append(text, SiteTable.Get(pending.Site), "awaits", Awaited(pending));
        return text.Length == 0 ? "the test waits for something that no operation will do" : text.ToString();
    }

    private static void Append(StringBuilder text, Site site, string verb, string? what)
    {
        if (text.Length > 0)
            text.Append("; ");
        text.Append(site.Method).Append(' ').Append(verb).Append(' ').Append(site.Target ?? what ?? site.Member);
        if (site.Target is not null && what is not null)
            text.Append(" (").Append(what).Append(')');
        if (site.Place is { } place)
            text.Append(" at ").Append(place);
    }

    private static string Verb(AccessKind kind) => kind == AccessKind.Acquire ? "wants the lock" : "waits for";

    private static string Awaited(PendingAwait pending)
    {
        var awaiter = pending.Awaiter!;
        var name = (awaiter.IsNested ? awaiter.DeclaringType! : awaiter).Name.Split('`')[0];
        return name switch
        {
            "TaskAwaiter" or "ConfiguredTaskAwaitable" => "a task",
            "ValueTaskAwaiter" or "ConfiguredValueTaskAwaitable" => "a value task",
            _ => name,
        };
    }
}
