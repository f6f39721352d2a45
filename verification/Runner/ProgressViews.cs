using System.Globalization;
using Spectre.Console;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>Shows which test is being explored and how far it has come.</summary>
internal interface IProgressView
{
    /// <summary>A test begins.</summary>
    void Started(int number, int count, string test);

    /// <summary>A test has come further. Called from a thread of the explorer.</summary>
    void Advanced(ExplorationProgress progress);

    /// <summary>Something has to be said about the test before it ends. Called from any thread.</summary>
    void Noted(string text);

    /// <summary>The test has ended.</summary>
    void Ended(ExplorationReport report);
}

/// <summary>A line when a test begins and one when it ends, without times: the same seed gives the same lines.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgressView
{
    private string _prefix = "";

    public void Started(int number, int count, string test)
    {
        _prefix = string.Create(CultureInfo.InvariantCulture, $"[{number}/{count}] {test}");
        output.WriteLine(_prefix);
    }

    public void Advanced(ExplorationProgress progress)
    {
        // How often this is called depends on the time that things take, so a log of it would differ from run to run.
    }

    public void Noted(string text) => output.WriteLine($"{_prefix}: {text}");

    public void Ended(ExplorationReport report)
    {
        var interleavings = report.Interleavings is { } count ? $", interleavings: {count.ToString(CultureInfo.InvariantCulture)}" : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{_prefix}: {VerdictWords.Of(report)}{interleavings}, schedules: {report.Schedules}"));
    }
}

/// <summary>One line at the bottom of a terminal, drawn over and over.</summary>
internal sealed class LiveProgress(IAnsiConsole console, StatusContext status, Budget budget) : IProgressView
{
    private string _prefix = "";
    private string _test = "";

    public void Started(int number, int count, string test)
    {
        _test = test;
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{number}/{count} {test.EscapeMarkup()}");
        status.Status = _prefix;
    }

    public void Advanced(ExplorationProgress progress) => status.Status = $"{_prefix}: {ProgressText.Of(progress, budget.Left)}";

    public void Noted(string text) => console.WriteLine($"{_test}: {text}");

    public void Ended(ExplorationReport report)
    {
        // The table says it when all have ended; a violated test is worth a line at once.
        if (report.Verdict == Verdict.Violated)
            console.WriteLine($"{report.Test}: {VerdictWords.Of(report)}", new Style(Color.Red));
    }
}
