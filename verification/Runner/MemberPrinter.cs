using Weft.Exploration;

namespace Weft.Running;

/// <summary>Carries out <c>weft members</c>.</summary>
internal static class MemberPrinter
{
    /// <summary>Prints the page and returns the exit code.</summary>
    public static int Print(RunnerHost host, string? programs)
    {
        try
        {
            host.Console.Profile.Out.Writer.Write(MemberPage.Render(programs)); // Markdown is not to be wrapped or styled
            return ExitCode.Fine;
        }
        catch (UsageException usage)
        {
            host.Error.WriteLine(usage.Message);
            return ExitCode.BadInput;
        }
    }
}
