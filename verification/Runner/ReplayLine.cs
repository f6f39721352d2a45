using System.Globalization;
using Weft.Exploration;

namespace Weft.Running;

/// <summary>Writes the command that runs a violating schedule again, ready to be pasted into a shell.</summary>
internal static class ReplayLine
{
    public static string Of(RunRequest request, string replay)
    {
        // A schedule without an end depends on where the line was drawn, one with uncontrolled work on its being let through, and one
        // that goes on after a race on its being passed over; all else is in the replay string.
        var steps = request.Options.MaxSteps == ExplorationOptions.DefaultMaxSteps
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" --max-steps {request.Options.MaxSteps}");
        var uncontrolled = request.Options.Uncontrolled == UncontrolledWork.Tolerate ? $" --uncontrolled {RunOptions.Tolerate}" : "";
        var races = request.Options.FindsRaces ? "" : $" --races {RunOptions.RacesOff}";
        return $"{request.ReplayCommand} {Quote(replay)}{steps}{uncontrolled}{races}";
    }

    /// <summary>Double quotes where an argument needs them: they mean the same to every shell.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./\\:=+,@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"\"{argument}\"";
}
