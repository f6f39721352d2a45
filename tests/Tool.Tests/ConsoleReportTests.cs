using System.Text.RegularExpressions;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Tool.Tests;

public sealed partial class ConsoleReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Output_OfEveryVerdict_IsThisText()
    {
        var run = Run(
            Fake.Exhausted("N.Events.Set"), Fake.Sampled("N.Events.Reset", 12_345),
            Fake.Violated("N.Events.Loses"), Fake.Refused("N.Sleepy.Naps"));

        Assert.Equal(
            """
            [1/4] N.Events.Set
            [1/4] N.Events.Set: every schedule explored, schedules: 70
            [2/4] N.Events.Reset
            [2/4] N.Events.Reset: sampled, schedules: 12345
            [3/4] N.Events.Loses
            [3/4] N.Events.Loses: violated, schedules: 17
            [4/4] N.Sleepy.Naps
            [4/4] N.Sleepy.Naps: refused, schedules: 0
            +---------------------------------------------------------------------+
            | test           | verdict                 | schedules |         time |
            |----------------+-------------------------+-----------+--------------|
            | N.Events.Set   | every schedule explored |        70 |      0.000 s |
            | N.Events.Reset | sampled                 |    12,345 |      0.500 s |
            | N.Events.Loses | violated                |        17 |      0.250 s |
            | N.Sleepy.Naps  | refused                 |         0 |      0.000 s |
            +---------------------------------------------------------------------+

            N.Events.Loses was violated by schedule 17: assertion
              The event was lost.

            |   | 0: Events.Loses             | 1: Task.Run in Events.Loses              |
            |---|-----------------------------|------------------------------------------|
            | 1 | start  Loses (Events.cs:10) |                                          |
            |   | switch: preempted           |                                          |
            | 2 |                             | _state = Set  Set (AwaitableEvent.cs:42) |

            trace: FOLDER/N.Events.Loses.trace
            replay: weft replay Fake.dll w1.AbC-9

            N.Sleepy.Naps was refused: Thread.Sleep in Sleepy.Nap is not controlled.

            tests: 4, schedules: 12,432; 1 every schedule explored, 1 sampled, 1 violated, 1 refused
            not covered: races in code that is not rewritten or says that they are intended; memory orders weaker than sequential consistency
            time: 0.750 s, 16,576 schedules/s

            """,
            run.Output.Replace(_folder.Path, "FOLDER", StringComparison.Ordinal).Replace('\\', '/').ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Output_OfWhatWasNoticed_StandsUnderTheTable()
    {
        var output = Run(Fake.Noticed("N.A.Set"), Fake.Sampled("N.A.Reset")).Output.ReplaceLineEndings("\n");

        Assert.Contains("| sampled, with uncontrolled work |", output, StringComparison.Ordinal);
        Assert.Contains(
            """
            N.A.Set:
              uncontrolled work, once: Timer.Change in Store.Tick (Store.cs:7)
              uncontrolled work, 1,234 times: a continuation was started by the thread 'x'
              unannounced completion: a task, for which Store.Load waits (Store.cs:12), ended in step 4
              kept static: Store._count (a static) keeps its value from schedule to schedule

            tests: 2, schedules: 1,030; 1 sampled, 1 sampled, with uncontrolled work

            """,
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Output_OtherTimes_DiffersInTimesOnly()
    {
        var fast = Run(Fake.Sampled("N.A.Set", seconds: 0.001), Fake.Violated("N.A.Reset", seconds: 0.002)).Output;
        var slow = Run(Fake.Sampled("N.A.Set", seconds: 1234.5), Fake.Violated("N.A.Reset", seconds: 99)).Output;

        Assert.NotEqual(fast, slow);
        Assert.Equal(Times().Replace(fast, ""), Times().Replace(slow, ""));
    }

    [Fact]
    public void Message_OfManyLines_IsIndented()
    {
        var output = Run(Fake.Violated("N.A.Set", ViolationKind.Stuck, "Nothing can run.\n1 waits in A.Wait\n2 waits in B.Wait\n")).Output;

        Assert.Contains("schedule 17: stuck\n  Nothing can run.\n  1 waits in A.Wait\n  2 waits in B.Wait\n\n|",
            output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay: weft replay Fake.dll w1.AbC-9 --max-steps 55\n", "Fake.dll", "-ms", "55")]
    [InlineData("replay: weft replay Fake.dll w1.AbC-9 --races off\n", "Fake.dll", "--races", "off")]
    [InlineData("replay: weft replay Fake.dll w1.AbC-9 --uncontrolled tolerate\n", "Fake.dll", "--uncontrolled", "tolerate")]
    [InlineData("replay: weft replay \"my tests/Fake.dll\" w1.AbC-9\n", "my tests/Fake.dll")]
    public void ReplayLine_OfViolation_RepeatsWhatMatters(string expected, params string[] args)
    {
        var run = CommandRun.Weft([Fake.Violated("N.A.Set")], ["test", .. args, "-o", _folder.Path]);

        Assert.Contains(expected, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void ReplayLine_OfOwnTests_StartsTheSameProgram()
    {
        var run = CommandRun.Own([Fake.Violated("N.A.Set")], "dotnet run --project verification/Coyote --", "-o", _folder.Path, "-i", "20");

        Assert.Equal(1, run.Code);
        Assert.Contains("replay: dotnet run --project verification/Coyote -- replay w1.AbC-9\n", run.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReplayLine_Long_IsNotBroken()
    {
        var path = new string('d', 400) + ".dll";

        var run = CommandRun.Weft([Fake.Violated("N.A.Set")], "test", path, "-o", _folder.Path);

        Assert.Contains($"replay: weft replay {path} w1.AbC-9\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Terminal_Progress_IsDrawnOnOneLine()
    {
        var test = Fake.Ending("N.[A].Set", (_, options) =>
        {
            options.Progress!(new(5_000, 10_000));
            return Fake.Violated("N.[A].Set").Explore(options);
        });

        var run = CommandRun.WeftInTerminal([test], "test", CommandRun.FakeAssembly, "-o", _folder.Path);

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("N.[A].Set: violated", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[1/1]", run.Output, StringComparison.Ordinal);
    }

    private CommandRun Run(params TestCase[] tests) => CommandRun.Weft(tests, "test", CommandRun.FakeAssembly, "-o", _folder.Path);

    [GeneratedRegex(@" +[0-9.]+ s \||^time: .*", RegexOptions.Multiline)]
    private static partial Regex Times();
}
