using Spectre.Console;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>Carries out <c>merge</c>: reads the reports of shards, prints and writes what they say together, gives the exit code.</summary>
internal static class MergeSession
{
    public static int Run(RunnerHost host, IReadOnlyList<string> paths, string? jsonPath, bool noColor)
    {
        if (noColor)
            host.Console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        try
        {
            if (jsonPath is not null)
                OutputFile.CheckFile(jsonPath, "--json");
            var joined = ShardJoin.Join([.. paths.Select(path => (path, JsonReport.Read(path)))]);
            new ConsoleReport(host.Console, joined.Run.Header) { IsJoined = true }.Write(joined.Run.Results);
            if (jsonPath is not null)
                JsonReport.Write(jsonPath, joined.Run);
            foreach (var fault in joined.Faults)
                host.Error.WriteLine(fault);
            return CodeOf(joined);
        }
        catch (UsageException usage)
        {
            host.Error.WriteLine(usage.Message);
            return ExitCode.BadInput;
        }
        catch (Exception fault)
        {
            host.Error.WriteLine(TestRunner.Describe(fault, "while merging"));
            return ExitCode.InternalFault;
        }
    }

    // A violation is one whatever is missing.
    private static int CodeOf(JoinedReport joined)
    {
        var verdicts = joined.Run.Results.Select(result => result.Report.Verdict).ToArray();
        if (verdicts.Contains(Verdict.Violated))
            return ExitCode.Violated;
        if (joined.Faults.Count > 0)
            return ExitCode.Incomplete;
        return verdicts.Contains(Verdict.Refused) ? ExitCode.Refused : ExitCode.Fine;
    }
}
