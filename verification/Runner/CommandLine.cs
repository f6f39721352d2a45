using System.CommandLine;

namespace Weft.Running;

/// <summary>The commands and their options. Parsing ends in a <see cref="RunRequest"/>, which <see cref="Session"/> carries out.</summary>
internal sealed class CommandLine
{
    // Nothing that is typed names a file of further arguments, and -ms is not -m and -s: what is typed is what is meant.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private readonly RunOptions _options = new();
    private readonly RootCommand _root;
    private RunnerHost? _host;

    private CommandLine(string description) => _root = new RootCommand(description);

    /// <summary><c>weft test PATH</c>, <c>weft replay PATH STRING</c>, <c>weft merge FILES</c> and <c>weft members</c>.</summary>
    public static CommandLine ForAnyAssembly()
    {
        var line = new CommandLine("Explores the interleavings of the Coyote tests of an assembly, and replays what it found.");
        var path = new Argument<string>("assembly") { Description = "The .dll that holds the tests." };
        var replayed = Replayed();
        var test = new Command("test", "Explores the tests of an assembly.") { path };
        var replay = new Command("replay", "Runs one schedule again.") { path, replayed };
        line.AddRun(test, RunOptions.Exploring, result => result.GetRequiredValue(path), null, CommandOf);
        line.AddRun(replay, RunOptions.Replaying, result => result.GetRequiredValue(path), replayed, CommandOf);
        line._root.Add(test);
        line._root.Add(replay);
        line.AddMerge();
        line.AddMembers();
        return line;

        static string CommandOf(string assembly) => $"weft replay {ReplayLine.Quote(assembly)}";
    }

    /// <summary>The options of <c>weft test</c> at once, <c>replay STRING</c> and <c>merge FILES</c>, for one assembly.</summary>
    public static CommandLine ForOwnTests(string assemblyPath, string self)
    {
        var line = new CommandLine("Explores the interleavings of the tests of this program, and replays what it found.");
        var replayed = Replayed();
        var replay = new Command("replay", "Runs one schedule again.") { replayed };
        line.AddRun(line._root, RunOptions.Exploring, _ => assemblyPath, null, _ => $"{self} replay");
        line.AddRun(replay, RunOptions.Replaying, _ => assemblyPath, replayed, _ => $"{self} replay");
        line._root.Add(replay);
        line.AddMerge();
        return line;
    }

    /// <summary>Does what the arguments say and returns the exit code.</summary>
    public int Invoke(string[] args, RunnerHost host)
    {
        var result = _root.Parse(args, Parsing);
        if (CommandLineFault.Of(result) is { } fault)
        {
            host.Error.WriteLine(fault);
            return ExitCode.BadInput;
        }
        _host = host;
        return result.Invoke(new InvocationConfiguration
        {
            Output = host.Console.Profile.Out.Writer,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Ctrl+C is the host's
        });
    }

    private static Argument<string> Replayed() => new("replay") { Description = "A replay string, or the path of a .trace file." };

    private void AddRun(
        Command command,
        Func<RunOptions, IEnumerable<Option>> options,
        Func<ParseResult, string> assemblyPath,
        Argument<string>? replayed,
        Func<string, string> replayCommand)
    {
        foreach (var option in options(_options))
            command.Add(option);
        command.SetAction(result =>
        {
            var path = assemblyPath(result);
            return Session.Run(_host!, new RunRequest
            {
                AssemblyPath = path,
                ReplayCommand = replayCommand(path),
                Replay = replayed is null ? null : result.GetRequiredValue(replayed),
                Method = result.GetValue(_options.Method),
                Options = replayed is null ? _options.ForExploring(result) : _options.ForReplaying(result),
                MaxStepsIsGiven = IsGiven(result, _options.MaxSteps),
                TraceDirectory = result.GetValue(_options.OutDirectory) ?? RunRequest.DefaultTraceDirectory,
                TraceDirectoryIsGiven = IsGiven(result, _options.OutDirectory),
                Time = result.GetValue(_options.Time),
                StateDirectory = result.GetValue(_options.State),
                JsonPath = result.GetValue(_options.Json),
                NoColor = result.GetValue(_options.NoColor),
            });
        });
    }

    private void AddMerge()
    {
        var reports = new Argument<string[]>("reports")
        {
            Description = "The files that --json has written for the shards, in any order.",
            Arity = ArgumentArity.OneOrMore,
        };
        var merge = new Command("merge", "Joins the reports of shards: whether all are there, and what they say together.")
        {
            reports, _options.Json, _options.NoColor,
        };
        merge.SetAction(result => MergeSession.Run(
            _host!, result.GetRequiredValue(reports), result.GetValue(_options.Json), result.GetValue(_options.NoColor)));
        _root.Add(merge);
    }

    private void AddMembers()
    {
        var programs = new Option<string?>("--programs")
        {
            Description = "An assembly of conformity programs, to count those of each family.",
        };
        var members = new Command(
            "members", "Says for each member of the framework what the explorer does about it, as Markdown.") { programs };
        members.SetAction(result => MemberPrinter.Print(_host!, result.GetValue(programs)));
        _root.Add(members);
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
