using System.Globalization;
using Weft.Exploration;

namespace Weft.Running;

/// <summary>Writes the command that runs a violating schedule again, ready to be pasted into a shell.</summary>
internal static class ReplayLine
{
    public static string Of(RunHeader run, string replay)
    {
        // A schedule without an end depends on where the line was drawn, one with uncontrolled work on its being let through, and one
        // that goes on after a race on its being passed over; all else is in the replay string.
        var steps = run.Settings.MaxSteps == ExplorationOptions.DefaultMaxSteps
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" --max-steps {run.Settings.MaxSteps}");
        var uncontrolled = run.Settings.Uncontrolled == UncontrolledWork.Tolerate ? $" --uncontrolled {RunOptions.Tolerate}" : "";
        var races = run.Settings.FindsRaces ? "" : $" --races {RunOptions.RacesOff}";
        return $"{run.ReplayCommand} {Quote(replay)}{steps}{uncontrolled}{races}";
    }

    /// <summary>Double quotes where an argument needs them: they mean the same to every shell.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./\\:=+,@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"\"{argument}\"";
}
