using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Interception;

/// <summary>
/// What rewritten code calls where it is about to do what the explorer does not control. To pass such a call through would be to
/// claim more than was checked, so it ends the exploration by name; it does so when it is reached, since much code is never run.
/// </summary>
internal static class Uncontrolled
{
    /// <summary>
    /// Stands before a member of a type of concern that has neither a hook nor a row in a <see cref="Family"/>. Refuses
    /// the test by the name of that member when an operation of an exploration comes here, or counts the call where uncontrolled work
    /// is tolerated; does nothing for any other caller.
    /// </summary>
    public static void Refuse(int site)
    {
        if (Operation.Current is not { } operation)
            return;
        var called = SiteTable.Get(site);
        if (operation.Execution.Outside.Reached(Refusal(called), called.InWords) is { } refused)
            operation.Execution.End(refused);
    }

    /// <summary>Stands before a member of a type that a stand-in lacks; see <see cref="Refuse(int)"/>.</summary>
    public static void RefuseBesideStandIn(int site)
    {
        if (Operation.Current is { } operation)
            Refuse(operation, SiteTable.Get(site), "is not part of the stand-in that takes the place of its assembly");
    }

    /// <summary>Stands before a member of somebody else's runtime that would need a stand-in; see <see cref="Refuse(int)"/>.</summary>
    public static void RefuseWithoutStandIn(int site)
    {
        if (Operation.Current is { } operation)
        {
            Refuse(
                operation,
                SiteTable.Get(site),
                "belongs to a runtime that does not run here: reference Weft.StandIns.Coyote where the explorer is called, "
                    + "or use weft test");
        }
    }

    /// <summary>
    /// Stands in place of a member that the explorer's own version of a type does not have. There is nothing that could be
    /// called instead, so this holds outside an exploration too, and where uncontrolled work is tolerated.
    /// </summary>
    /// <returns>What the rewritten code throws.</returns>
    public static Exception Missing(int site)
    {
        var missing = SiteTable.Get(site);
        if (Operation.Current is { } operation)
            operation.Execution.End(Outcome.Refused(Refusal(missing)));
        return new NotSupportedException(
            $"{missing.Member} is not part of the explorer's own version of its type; {missing.Method} has to do without it.");
    }

    /// <summary>Refuses a call for what it was given; does nothing outside an exploration.</summary>
    public static void RefuseBecause(string reason, int site)
    {
        if (Operation.Current is { } operation)
            Refuse(operation, SiteTable.Get(site) with { Reason = reason }, "is not controlled");
    }

    private static void Refuse(Operation operation, Site site, string state) =>
        operation.Execution.End(Outcome.Refused(Refusal(site, state)));

    private static string Refusal(Site site, string state = "is not controlled") =>
        $"{site.Member} {state}{(site.Reason is { } reason ? $": {reason}" : "")}; {site.Method} calls "
            + $"it{(site.Place is { } place ? $" at {place}" : "")}";
}
