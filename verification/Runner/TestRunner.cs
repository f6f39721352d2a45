using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>Runs one test: from where it was stopped if that is known, until it ends, its time is up or the run is interrupted.</summary>
/// <param name="host">What the run touches of the world.</param>
/// <param name="plan">What is run.</param>
/// <param name="faults">Takes the sentences that are printed at the end, for what went wrong beside the tests.</param>
internal sealed class TestRunner(RunnerHost host, Plan plan, List<string> faults)
{
    private readonly StateFiles _states = new(plan.Request.StateDirectory ?? Path.Combine(plan.Request.TraceDirectory, "state"));

    /// <summary>
    /// The result. After Ctrl+C that of what was done so far, or null if the exploration does not end soon; it is then left to end with
    /// the process.
    /// </summary>
    public TestResult? Run(TestCase test, IProgressView progress, TimeSpan? time)
    {
        var options = plan.Request.Options with
        {
            Progress = OnProgress,
            Cancellation = host.Interrupt,
            Time = time,
            Resume = plan.IsReplay ? null : Saved(test, progress),
        };
        var running = Task.Factory.StartNew(
            () => Explore(test, options, progress),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
        try
        {
            WaitUnlessInterrupted(running);
            if (host.Interrupt.IsCancellationRequested && !WaitAfterInterrupt(running))
                return null;
            var report = running.GetAwaiter().GetResult();
            return new TestResult(report, TraceOf(report), plan.IsReplay ? null : StateOf(report));
        }
        catch (Exception fault) when (fault is not UsageException)
        {
            faults.Add(Describe(fault, $"in {test.FullName}"));
            return new TestResult(Unreported(test, $"[explorer bug] {fault.GetType().Name}: {fault.Message}"), IsFault: true);
        }

        void OnProgress(ExplorationProgress state)
        {
            if (!host.Interrupt.IsCancellationRequested)
                progress.Advanced(state);
        }
    }

    /// <summary>The message for a fault of the explorer itself.</summary>
    public static string Describe(Exception fault, string where) =>
        $"[explorer bug] {where}: {fault}{Environment.NewLine}This is a fault of the explorer and not of the test; please report it.";

    private ExplorationReport Explore(TestCase test, ExplorationOptions options, IProgressView progress)
    {
        try
        {
            return plan.Run(test, options);
        }
        catch (StateException stale) when (options.Resume is not null)
        {
            progress.Noted(FromTheStart(test, stale));
            return plan.Run(test, options with { Resume = null });
        }
    }

    private ExplorationState? Saved(TestCase test, IProgressView progress)
    {
        try
        {
            if (_states.Load(test.FullName, plan.Request.Options) is not { } state)
                return null;
            var path = _states.PathOf(test.FullName, state.Shard);
            progress.Noted(FormattableString.Invariant($"goes on after {state.Schedules:N0} schedules; delete {path} to start anew"));
            return state;
        }
        catch (StateException stale)
        {
            progress.Noted(FromTheStart(test, stale));
            return null;
        }
    }

    private string FromTheStart(TestCase test, StateException stale)
    {
        var path = _states.PathOf(test.FullName, plan.Request.Options.Shard);
        return $"the saved state '{path}' {stale.Fault}; the test is explored from the start";
    }

    /// <summary>Keeps what was done of a test that was stopped, and forgets what was kept of one that has ended.</summary>
    private string? StateOf(ExplorationReport report)
    {
        try
        {
            if (report.State is { } state)
                return _states.Save(state);
            if (report is { IsInterrupted: false, IsOutOfTime: false })
                _states.Remove(report.Test, report.Shard);
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            var what = report.State is null
                ? "could not be removed, so the next run goes on with it; delete it"
                : "could not be written, so the next run starts anew";
            faults.Add($"The saved state '{_states.PathOf(report.Test, report.Shard)}' {what}: {failed.Message}");
            return null;
        }
    }

    // What the exploration throws is for whoever asks for its result.
    private void WaitUnlessInterrupted(Task running)
    {
        try
        {
            Task.WaitAny([running], host.Interrupt);
        }
        catch (OperationCanceledException)
        {
            // Said by the token.
        }
    }

    private bool WaitAfterInterrupt(Task running) => Task.WaitAny([running], host.InterruptPatience) == 0;

    private ExplorationReport Unreported(TestCase test, string refusal) => new()
    {
        Test = test.FullName,
        Verdict = Verdict.Refused,
        Schedules = 0,
        Strategy = "none",
        Seed = plan.Request.Options.Seed,
        Shard = plan.Request.Options.Shard,
        Refusal = refusal,
    };

    /// <summary>Writes the trace file as soon as there is a violation: whatever happens afterwards, it is not lost.</summary>
    private string? TraceOf(ExplorationReport report)
    {
        if (plan.IsReplay || report.Violation is not { Replay.Length: > 0 } violation)
            return null;
        var path = Path.Combine(plan.Request.TraceDirectory, TraceFile.NameFor(report.Test));
        try
        {
            OutputFile.Write(path, TraceFile.Write(report, violation, plan.Source.Name, plan.Request.Options.MaxSteps));
            return path;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // The replay string below tells as much as the file would have.
            faults.Add($"The trace '{path}' could not be written: {failed.Message}");
            return null;
        }
    }
}
