using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Runtime;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Microsoft.Coyote.SystematicTesting;

/// <summary>Explores a test from an ordinary unit test, by way of <see cref="Explorer"/>.</summary>
/// <remarks>
/// The test is a static method or a lambda that captures nothing: it is run in a rewritten copy of its assembly. Only
/// <see cref="Stop"/> may be called while <see cref="Run"/> runs, from another thread.
/// </remarks>
public sealed partial class TestingEngine : IDisposable
{
    private readonly Configuration _configuration;
    private readonly Func<ExplorationOptions, ExplorationReport> _explore;
    private readonly Func<string, ExplorationOptions, ExplorationReport> _replay;
    private ILogger _logger;
    private volatile bool _isStopped;

    private TestingEngine(
        Configuration configuration,
        Func<ExplorationOptions, ExplorationReport> explore,
        Func<string, ExplorationOptions, ExplorationReport> replay)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        (_configuration, _explore, _replay) = (configuration, explore, replay);
        _logger = configuration.IsConsoleLoggingEnabled ? new ConsoleLogger(configuration.VerbosityLevel) : SilentLogger.Instance;
        TestReport = new TestReport(configuration);
    }

    /// <summary>What was found so far.</summary>
    public TestReport TestReport { get; set; }

    /// <summary>What happened in the last schedule that violated the test, as a table; empty if none did.</summary>
    public string ReadableTrace { get; private set; } = "";

    /// <summary>The string that runs the last schedule that violated the test again; empty if none did.</summary>
    public string ReproducibleTrace { get; private set; } = "";

    /// <summary>Creates an engine for a test.</summary>
    public static TestingEngine Create(Configuration configuration, Action test) =>
        new(configuration, options => Explorer.Explore(test, options), (replay, options) => Explorer.Replay(replay, test, options));

    /// <inheritdoc cref="Create(Configuration, Action)"/>
    public static TestingEngine Create(Configuration configuration, Func<Task> test) =>
        new(configuration, options => Explorer.Explore(test, options), (replay, options) => Explorer.Replay(replay, test, options));

    /// <inheritdoc cref="Create(Configuration, Action)"/>
    public static TestingEngine Create(Configuration configuration, Action<ICoyoteRuntime> test) => new(
        configuration,
        options => Explorer.Explore(ExploredRuntime.Current, test, options),
        (replay, options) => Explorer.Replay(replay, ExploredRuntime.Current, test, options));

    /// <inheritdoc cref="Create(Configuration, Action)"/>
    public static TestingEngine Create(Configuration configuration, Func<ICoyoteRuntime, Task> test) => new(
        configuration,
        options => Explorer.Explore(ExploredRuntime.Current, test, options),
        (replay, options) => Explorer.Replay(replay, ExploredRuntime.Current, test, options));

    /// <summary>
    /// Explores until a bug was found, as many schedules as configured were run, or the time is over. Configured to run to completion,
    /// it goes on after a bug, with the next seed.
    /// </summary>
    /// <exception cref="UsageException">The test cannot be explored: it captures, or is not static.</exception>
    public void Run()
    {
        var began = TimeProvider.System.GetTimestamp();
        var reached = 0L;
        var options = _configuration.ToOptions() with
        {
            Companion = new TestingSession(_logger),
            Progress = progress =>
            {
                reached = progress.Schedules;
                if (_isStopped || TimeProvider.System.GetElapsedTime(began) >= _configuration.Timeout)
                    throw new StoppedException();
            },
        };
        try
        {
            RunAll(options);
        }
        catch (StoppedException)
        {
            TestReport.CountSchedules(reached);
        }
    }

    /// <summary>Ends <see cref="Run"/> early; what was found is kept.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>The report for people.</summary>
    public string GetReport() => TestReport.GetText(_configuration);

    /// <summary>Throws if a bug was found.</summary>
    /// <exception cref="AssertionFailureException">A bug was found; the message says which, and how to run it again.</exception>
    public void ThrowIfBugFound()
    {
        if (TestReport.NumOfFoundBugs > 0)
            throw new AssertionFailureException(
                $"{string.Join(Environment.NewLine, TestReport.BugReports)}{Environment.NewLine}{ReadableTrace}");
    }

    /// <summary>
    /// Where messages of the tests go: those of monitors and of <see cref="ICoyoteRuntime.Logger"/>. To be called before
    /// <see cref="Run"/>.
    /// </summary>
    public void SetLogger(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <summary>True: every test is rewritten, in memory.</summary>
    public bool IsTestRewritten() => true;

    /// <summary>There is nothing to release.</summary>
    public void Dispose()
    {
    }

    private void RunAll(ExplorationOptions options)
    {
        if (_configuration.ReproducibleTrace is { Length: > 0 } trace)
        {
            Add(_replay(trace.Trim(), options));
            return;
        }
        for (var left = options.Schedules; left > 0 && !_isStopped;)
        {
            var report = _explore(options with { Schedules = left });
            Add(report);
            if (report.Violation is null || !_configuration.RunsToCompletion)
                return;
            left -= (int)report.Schedules;
            options = options with { Seed = options.Seed + 1 };
        }
    }

    private void Add(ExplorationReport report)
    {
        TestReport.Add(report);
        if (report.Violation is not { } violation)
            return;
        ReadableTrace = TraceTable.Render(violation.Trace);
        ReproducibleTrace = violation.Replay;
    }

    private sealed class StoppedException : Exception
    {
    }
}
