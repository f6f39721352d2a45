using Spectre.Console;
using Weft.Exploration;
using Weft.Running;

namespace Weft.Tool.Tests;

/// <summary>One run of a command line, in process: what it printed and how it ended.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>The name of the assembly that the made-up tests pretend to be in.</summary>
    public const string FakeAssembly = "Fake.dll";

    /// <summary>Runs <c>weft</c> on made-up tests.</summary>
    public static CommandRun Weft(TestCase[] tests, params string[] args) =>
        WeftLoading(_ => new TestSource("Fake", tests, NameHashIn(tests)), args);

    /// <summary>Runs <c>weft</c> on made-up tests, of which one raises the interrupt.</summary>
    public static CommandRun Weft(TestCase[] tests, CancellationToken interrupt, params string[] args) =>
        Run(CommandLine.ForAnyAssembly(), args, Host(_ => new TestSource("Fake", tests, NameHashIn(tests))) with { Interrupt = interrupt });

    /// <summary>Runs <c>weft</c> on made-up tests that end soon after they were interrupted.</summary>
    public static CommandRun WeftWaiting(TestCase[] tests, CancellationToken interrupt, params string[] args) => Run(
        CommandLine.ForAnyAssembly(),
        args,
        Host(_ => new TestSource("Fake", tests, NameHashIn(tests))) with { Interrupt = interrupt,
            InterruptPatience = Timeout.InfiniteTimeSpan });

    /// <summary>Runs <c>weft</c> on made-up tests by this clock.</summary>
    public static CommandRun WeftByClock(TestCase[] tests, TimeProvider clock, params string[] args) =>
        Run(CommandLine.ForAnyAssembly(), args, Host(_ => new TestSource("Fake", tests, NameHashIn(tests))) with { Clock = clock });

    /// <summary>Runs <c>weft</c> on real assemblies.</summary>
    public static CommandRun WeftOnFiles(params string[] args) => WeftLoading(TestSource.Load, args);

    /// <summary>Runs <c>weft</c> on whatever <paramref name="load"/> gives.</summary>
    public static CommandRun WeftLoading(Func<string, TestSource> load, params string[] args) =>
        Run(CommandLine.ForAnyAssembly(), args, Host(load));

    /// <summary>Runs the command line of an executable that explores its own, made-up, tests.</summary>
    public static CommandRun Own(TestCase[] tests, string self, params string[] args) =>
        Run(CommandLine.ForOwnTests(FakeAssembly, self), args, Host(_ => new TestSource("Fake", tests, NameHashIn(tests))));

    /// <summary>Runs <c>weft</c> on made-up tests in something that claims to be a terminal.</summary>
    public static CommandRun WeftInTerminal(TestCase[] tests, params string[] args)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        var host = Host(_ => new TestSource("Fake", tests, NameHashIn(tests))) with { Console = console, IsTerminal = true };
        return Run(CommandLine.ForAnyAssembly(), args, host);
    }

    private static RunnerHost Host(Func<string, TestSource> load)
    {
        var console = AnsiConsole.Create(Runner.PlainConsole(new StringWriter()));
        console.Profile.Width = Runner.PlainWidth;
        return new RunnerHost { Console = console, Error = new StringWriter(), Load = load, Clock = new ManualClock(),
            InterruptPatience = TimeSpan.Zero };
    }

    private static CommandRun Run(CommandLine commandLine, string[] args, RunnerHost host)
    {
        var code = commandLine.Invoke(args, host);
        return new CommandRun(code, host.Console.Profile.Out.Writer.ToString()!, host.Error.ToString()!);
    }

    /// <summary>Stands in for the explorer's own reading of a replay string: here all belong to the first test.</summary>
    private static Func<string, uint> NameHashIn(TestCase[] tests) => replay => replay switch
    {
        Fake.ReplayString => tests[0].NameHash,
        "w1.foreign" => 0,
        _ => throw new UsageException("The replay string is cut, or no replay string."),
    };
}
