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
    private readonly Budget _budget;
    private readonly TestRunner _runner;

    private Session(RunnerHost host, Plan plan)
    {
        _host = host;
        _plan = plan;
        _budget = new Budget(plan.Request.Time, host.Clock);
        _runner = new TestRunner(host, plan, _faults);
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
            host.Error.WriteLine(TestRunner.Describe(fault, "while running"));
            return ExitCode.InternalFault;
        }
    }

    private int Run()
    {
        UsageException? unusable = null;
        try
        {
            if (_host.IsTerminal)
                _host.Console.Status().Start("starting", status => RunTests(new LiveProgress(_host.Console, status, _budget)));
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
            var share = _budget.ShareOf(_plan.Tests.Count - i);
            if (share <= TimeSpan.Zero)
                return;
            progress.Started(i + 1, _plan.Tests.Count, _plan.Tests[i].FullName);
            if (_runner.Run(_plan.Tests[i], progress, share) is not { } result)
                return;
            _results.Add(result);
            progress.Ended(result.Report);
        }
    }

    private void Report()
    {
        var run = new RunReport(RunHeader.Of(_plan), _results);
        new ConsoleReport(_host.Console, run.Header) { IsReplay = _plan.IsReplay }.Write(_results);
        var done = _results.Count(result => !result.Report.IsInterrupted);
        if (done < _plan.Tests.Count && _host.Interrupt.IsCancellationRequested)
            _host.Console.Profile.Out.Writer.WriteLine(
                $"Interrupted in {_plan.Tests[done].FullName}; {done} of {_plan.Tests.Count} tests are done.");
        else if (NotBegun is { Count: > 0 } late)
            _host.Console.Profile.Out.Writer.WriteLine(
                $"The time was up before these tests were begun: {string.Join(", ", late)}; give more with --time.");
        if (_plan.Request.JsonPath is { } path)
            JsonReport.Write(path, run);
    }

    private IReadOnlyList<TestCase> NotBegun => _budget.IsUsedUp ? [.. _plan.Tests.Skip(_results.Count)] : [];

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
        return NotBegun.Count > 0 || _results.Any(r => r.Report is { Verdict: Verdict.Refused } or { IsOutOfTime: true, Schedules: 0 })
            ? ExitCode.Refused
            : ExitCode.Fine;
    }
}
