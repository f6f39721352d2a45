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
    /// the test by the name of that member when an operation of an exploration comes here; does nothing for any other caller.
    /// </summary>
    public static void Refuse(int site)
    {
        if (Operation.Current is { } operation)
            Refuse(operation, SiteTable.Get(site));
    }

    /// <summary>
    /// Stands in place of a member that the explorer's own version of a type does not have. There is nothing that could be
    /// called instead, so this holds outside an exploration too.
    /// </summary>
    /// <returns>What the rewritten code throws.</returns>
    public static Exception Missing(int site)
    {
        var missing = SiteTable.Get(site);
        if (Operation.Current is { } operation)
            Refuse(operation, missing);
        return new NotSupportedException(
            $"{missing.Member} is not part of the explorer's own version of its type; {missing.Method} has to do without it.");
    }

    /// <summary>Refuses a call for what it was given; does nothing outside an exploration.</summary>
    public static void RefuseBecause(string reason, int site)
    {
        if (Operation.Current is { } operation)
            Refuse(operation, SiteTable.Get(site), $" ({reason})");
    }

    private static void Refuse(Operation operation, Site site, string? reason = null) => operation.Execution.End(Outcome.Refused(
        $"{site.Member} is not controlled{reason}; {site.Method} calls it{(site.Place is { } place ? $" at {place}" : "")}"));
}
