using System.Text.Json;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Tool.Tests;

public sealed class JsonReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_Written_IsThisText()
    {
        Run(Fake.Sampled("N.A.Set"), Fake.Violated("N.A.Reset", message: "\"A\" <lost> it.\nTwice."), Fake.Refused("N.A.Naps"));

        Assert.Equal(
            """
            {
              "tool": "0.1.0",
              "assembly": "Fake",
              "replayCommand": "weft replay Fake.dll",
              "settings": {
                "strategy": "Mixed",
                "schedules": 10000,
                "seed": 9,
                "depth": 3,
                "maxSteps": 10000,
                "noEndIsViolation": true,
                "findsRaces": true,
                "uncontrolled": "Refuse"
              },
              "tests": [
                {
                  "name": "N.A.Set",
                  "verdict": "sampled",
                  "schedules": 1000,
                  "elapsedMs": 500,
                  "strategy": "Mixed",
                  "seed": 9,
                  "steps": 7
                },
                {
                  "name": "N.A.Reset",
                  "verdict": "violated",
                  "schedules": 17,
                  "elapsedMs": 250,
                  "strategy": "Mixed",
                  "seed": 9,
                  "steps": 0,
                  "kind": "assertion",
                  "message": "\"A\" <lost> it.\nTwice.",
                  "replay": "w1.AbC-9",
                  "trace": "FOLDER/N.A.Reset.trace"
                },
                {
                  "name": "N.A.Naps",
                  "verdict": "refused",
                  "schedules": 0,
                  "elapsedMs": 0,
                  "strategy": "Mixed",
                  "seed": 9,
                  "steps": 0,
                  "refusal": "Thread.Sleep in Sleepy.Nap is not controlled."
                }
              ]
            }

            """,
            File.ReadAllText(_folder["report.json"])
                .Replace(JsonEncodedText.Encode(_folder.Path).ToString(), "FOLDER", StringComparison.Ordinal)
                .Replace(@"FOLDER\\", "FOLDER/", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_OfWhatWasNoticed_HoldsIt()
    {
        Run(Fake.Noticed("N.A.Set"));

        var entry = First();
        Assert.Equal("sampled, with uncontrolled work", entry.GetProperty("verdict").GetString());
        Assert.Equal(
            """
            [
              {
                "description": "Timer.Change in Store.Tick (Store.cs:7)",
                "count": 1
              },
              {
                "description": "a continuation was started by the thread 'x'",
                "count": 1234
              }
            ]
            """,
            Unindented(entry.GetProperty("uncontrolled")));
        Assert.Equal(
            """
            [
              {
                "kind": "unannounced completion",
                "text": "a task, for which Store.Load waits (Store.cs:12), ended in step 4"
              },
              {
                "kind": "kept static",
                "text": "Store._count (a static) keeps its value from schedule to schedule"
              }
            ]
            """,
            Unindented(entry.GetProperty("remarks")));
    }

    [Theory]
    [InlineData(ViolationKind.Assertion, "assertion")]
    [InlineData(ViolationKind.Exception, "exception")]
    [InlineData(ViolationKind.Stuck, "stuck")]
    [InlineData(ViolationKind.NoEnd, "no end")]
    [InlineData(ViolationKind.NotDeterministic, "not deterministic")]
    public void Json_Kind_IsOneOfTheFixedWords(ViolationKind kind, string words)
    {
        Run(Fake.Violated("N.A.Set", kind));

        Assert.Equal(words, First().GetProperty("kind").GetString());
    }

    [Fact]
    public void Json_EveryScheduleExplored_SaysSo()
    {
        Run(Fake.Exhausted("N.A.Set"));

        Assert.Equal("every schedule explored", First().GetProperty("verdict").GetString());
    }

    [Fact]
    public void Json_FileThere_IsReplacedAndNothingElseLeft()
    {
        _folder.Write("report.json", "old");

        Run(Fake.Exhausted("N.A.Set"));

        Assert.Equal("N.A.Set", First().GetProperty("name").GetString());
        Assert.Equal(["report.json"], _folder.Names);
    }

    [Fact]
    public void Json_CannotBeWrittenAfterwards_SaysSoAfterTheReport()
    {
        var test = Fake.Ending("N.A.Set", (_, options) =>
        {
            Directory.CreateDirectory(_folder["report.json/in the way"]);
            return Fake.Report("N.A.Set", options);
        });

        var run = Run(test);

        Assert.Equal(2, run.Code);
        Assert.Contains("tests: 1, ", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"The report '{_folder["report.json"]}' could not be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["report.json"], _folder.Names);
    }

    private CommandRun Run(params TestCase[] tests) => CommandRun.Weft(
        tests, "test", CommandRun.FakeAssembly, "--seed", "9", "-o", _folder.Path, "--json", _folder["report.json"]);

    // In the file this stands six blanks deep.
    private static string Unindented(JsonElement element) =>
        element.GetRawText().ReplaceLineEndings("\n").Replace("\n      ", "\n", StringComparison.Ordinal);

    private JsonElement First()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(_folder["report.json"]));
        return document.RootElement.GetProperty("tests")[0].Clone();
    }
}
