using Spectre.Console;

namespace Weft.Running;

/// <summary>The command line that explores the tests of an assembly and replays what it found.</summary>
/// <remarks>
/// Exit codes: 0 all is well, 1 a test was violated, 2 bad input (one sentence on the error stream, nothing explored),
/// 3 a test was refused or not begun and none violated, 4 a fault of the explorer itself, 5 the shards that were merged are not the
/// whole, 130 interrupted.
/// </remarks>
public static class Runner
{
    /// <summary>The command line of an executable that explores its own tests.</summary>
    /// <param name="assemblyPath">The path of the assembly with the tests.</param>
    /// <param name="args">The options of <c>weft test</c>, or <c>replay STRING</c>, or <c>merge FILES</c>.</param>
    /// <param name="command">How the executable is started, for the line that replays; found out if it is not given.</param>
    /// <returns>The exit code.</returns>
    public static int Main(string assemblyPath, string[] args, string? command = null)
    {
        var self = command ?? $"dotnet {ReplayLine.Quote(Path.GetRelativePath(Environment.CurrentDirectory, assemblyPath))}";
        return Run(CommandLine.ForOwnTests(assemblyPath, self), args);
    }

    /// <summary>The command line <c>weft</c>: <c>test PATH</c>, <c>replay PATH STRING</c>, <c>merge FILES</c> and <c>members</c>.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <returns>The exit code.</returns>
    public static int Main(string[] args) => Run(CommandLine.ForAnyAssembly(), args);

    private static int Run(CommandLine commandLine, string[] args)
    {
        using var interrupt = new CancellationTokenSource();
        ConsoleCancelEventHandler onInterrupt = (_, e) =>
        {
            e.Cancel = !interrupt.IsCancellationRequested; // the second Ctrl+C ends the process whatever it is doing
            interrupt.Cancel();
        };
        Console.CancelKeyPress += onInterrupt;
        try
        {
            var code = commandLine.Invoke(args, OnConsole(interrupt.Token));
            if (code == ExitCode.Interrupted)
                Environment.Exit(code); // the interrupted exploration may hold threads that would keep the process alive
            return code;
        }
        finally
        {
            Console.CancelKeyPress -= onInterrupt;
        }
    }

    private static RunnerHost OnConsole(CancellationToken interrupt)
    {
        // Some build servers claim to understand control sequences; a file or pipe gets plain lines all the same.
        var terminal = !Console.IsOutputRedirected;
        var settings = terminal ? new AnsiConsoleSettings() : PlainConsole(Console.Out);
        var console = AnsiConsole.Create(settings);
        if (!terminal)
            console.Profile.Width = PlainWidth;
        return new RunnerHost
        {
            Console = console,
            Error = Console.Error,
            IsTerminal = terminal && console.Profile.Capabilities is { Ansi: true, Interactive: true },
            Interrupt = interrupt,
        };
    }

    /// <summary>Wide enough that no full name of a test is broken over two lines.</summary>
    internal const int PlainWidth = 250;

    internal static AnsiConsoleSettings PlainConsole(TextWriter output) => new()
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    };
}
