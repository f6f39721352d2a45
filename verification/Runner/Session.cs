using Spectre.Console;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>Carries out a request: runs the tests one after another, writes the files, prints the report, gives the exit code.</summary>
internal sealed class Session
{
    private readonly RunnerHost _host;
    private readonly Plan _plan;
    private readonly List<TestResult> _results = [];
    private readonly List<string> _faults = [];

    private Session(RunnerHost host, Plan plan)
    {
        _host = host;
        _plan = plan;
    }

    /// <summary>Carries out a request and returns the exit code.</summary>
    public static int Run(RunnerHost host, RunRequest request)
    {
        if (request.NoColor)
            host.Console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        try
        {
            return new Session(host, Plan.Of(request, host.Load)).Run();
        }
        catch (UsageException usage)
        {
            host.Error.WriteLine(usage.Message);
            return ExitCode.BadInput;
        }
        catch (Exception fault)
        {
            host.Error.WriteLine(Describe(fault, "while running"));
            return ExitCode.InternalFault;
        }
    }

    private int Run()
    {
        UsageException? unusable = null;
        try
        {
            if (_host.IsTerminal)
                _host.Console.Status().Start("starting", status => RunTests(new LiveProgress(_host.Console, status)));
            else
                RunTests(new PlainProgress(_host.Console.Profile.Out.Writer));
        }
        catch (UsageException found)
        {
            // What one test cannot do must not take with it what was found in those before it.
            unusable = found;
        }
        if (unusable is null || _results.Count > 0)
            Report();
        foreach (var fault in _faults)
            _host.Error.WriteLine(fault);
        if (unusable is not null)
            _host.Error.WriteLine(unusable.Message);
        return CodeOf(unusable);
    }

    private void RunTests(IProgressView progress)
    {
        for (var i = 0; i < _plan.Tests.Count && !_host.Interrupt.IsCancellationRequested; i++)
        {
            progress.Started(i + 1, _plan.Tests.Count, _plan.Tests[i].FullName);
            if (RunUnlessInterrupted(_plan.Tests[i], progress) is not { } result)
                return;
            _results.Add(result);
            progress.Ended(result.Report);
        }
    }

    /// <summary>
    /// The result. After Ctrl+C that of what was done so far, or null if the exploration does not end soon; it is then left to end with
    /// the process.
    /// </summary>
    private TestResult? RunUnlessInterrupted(TestCase test, IProgressView progress)
    {
        var running = Task.Factory.StartNew(
            () => _plan.Run(test, OnProgress, _host.Interrupt),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
        try
        {
            WaitUnlessInterrupted(running);
            if (_host.Interrupt.IsCancellationRequested && !WaitAfterInterrupt(running))
                return null;
            var report = running.GetAwaiter().GetResult();
            return new TestResult(report, TraceOf(report));
        }
        catch (Exception fault) when (fault is not UsageException)
        {
            _faults.Add(Describe(fault, $"in {test.FullName}"));
            return new TestResult(Unreported(test, $"[explorer bug] {fault.GetType().Name}: {fault.Message}"), IsFault: true);
        }

        void OnProgress(ExplorationProgress state)
        {
            if (!_host.Interrupt.IsCancellationRequested)
                progress.Advanced(state);
        }
    }

    // What the exploration throws is for whoever asks for its result.
    private void WaitUnlessInterrupted(Task running)
    {
        try
        {
            Task.WaitAny([running], _host.Interrupt);
        }
        catch (OperationCanceledException)
        {
            // Said by the token.
        }
    }

    private bool WaitAfterInterrupt(Task running) => Task.WaitAny([running], _host.InterruptPatience) == 0;

    private ExplorationReport Unreported(TestCase test, string refusal) => new()
    {
        Test = test.FullName,
        Verdict = Verdict.Refused,
        Schedules = 0,
        Strategy = "none",
        Seed = _plan.Request.Options.Seed,
        Refusal = refusal,
    };

    /// <summary>Writes the trace file as soon as there is a violation: whatever happens afterwards, it is not lost.</summary>
    private string? TraceOf(ExplorationReport report)
    {
        if (_plan.IsReplay || report.Violation is not { Replay.Length: > 0 } violation)
            return null;
        var path = Path.Combine(_plan.Request.TraceDirectory, TraceFile.NameFor(report.Test));
        try
        {
            OutputFile.Write(path, TraceFile.Write(report, violation, _plan.Source.Name, _plan.Request.Options.MaxSteps));
            return path;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // The replay string below tells as much as the file would have.
            _faults.Add($"The trace '{path}' could not be written: {failed.Message}");
            return null;
        }
    }

    private void Report()
    {
        new ConsoleReport(_host.Console, _plan).Write(_results);
        var done = _results.Count(result => !result.Report.IsInterrupted);
        if (done < _plan.Tests.Count && _host.Interrupt.IsCancellationRequested)
            _host.Console.Profile.Out.Writer.WriteLine(
                $"Interrupted in {_plan.Tests[done].FullName}; {done} of {_plan.Tests.Count} tests are done.");
        if (_plan.Request.JsonPath is { } path)
            JsonReport.Write(path, _results);
    }

    private int CodeOf(UsageException? unusable)
    {
        if (_results.Any(r => r.IsFault))
            return ExitCode.InternalFault;
        if (unusable is not null)
            return ExitCode.BadInput;
        if (_host.Interrupt.IsCancellationRequested)
            return ExitCode.Interrupted;
        if (_results.Any(r => r.Report.Verdict == Verdict.Violated))
            return ExitCode.Violated;
        return _results.Any(r => r.Report.Verdict == Verdict.Refused) ? ExitCode.Refused : ExitCode.Fine;
    }

    private static string Describe(Exception fault, string where) =>
        $"[explorer bug] {where}: {fault}{Environment.NewLine}This is a fault of the explorer and not of the test; please report it.";
}
