using System.Text.Json;
using System.Text.Json.Nodes;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Tool.Tests;

public sealed class MergeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Merge_OfAllShards_IsTheWhole()
    {
        var (first, second) = (Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", Fake.Complete("N.A.Set")));

        var run = Merge(second, first);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            """
            +------------------------------------------------------------------------------------------------------+
            | test    | verdict                     | interleavings | schedules | redundant | bound |         time |
            |---------+-----------------------------+---------------+-----------+-----------+-------+--------------|
            | N.A.Set | every interleaving explored |         2,500 |     2,520 |        20 |  none |      1.000 s |
            +------------------------------------------------------------------------------------------------------+

            tests: 1, interleavings: 2,500, schedules: 2,520; 1 every interleaving explored
            interleaving: schedules that differ in the order of independent steps only; redundant: one more of the same
            bound: the most preemptions up to which every interleaving was run; none: all were, however many they need
            not covered: races in code that is not rewritten or says that they are intended; memory orders weaker than sequential consistency
            time: 1.000 s, 2,520 schedules/s

            """,
            run.Output.ReplaceLineEndings("\n"));
        var test = First();
        Assert.Equal("every interleaving explored", test.GetProperty("verdict").GetString());
        Assert.Equal((2_500, 2_520, 20), (Number(test, "interleavings"), Number(test, "schedules"), Number(test, "redundant")));
        Assert.Equal((40, "00c0ffee"), (Number(test, "steps"), test.GetProperty("program").GetString()));
    }

    [Fact]
    public void Report_OfAShard_SaysSoInEveryPlace()
    {
        var path = Shard("2/4", out var run, Fake.Complete("N.A.Set"), Fake.Complete("N.A.Reset", bound: 1));

        var report = File.ReadAllText(path);
        Assert.Contains("\"shard\": \"2/4\"", report, StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"every interleaving of shard 2/4 explored\"", report, StringComparison.Ordinal);
        Assert.Contains("| every interleaving of shard 2/4 explored ", run.Output, StringComparison.Ordinal);
        Assert.Contains("| every interleaving of shard 2/4 with at most 1 preemption explored ", run.Output, StringComparison.Ordinal);
        Assert.Contains("shard 2/4: only this part was explored; merge joins the reports of all 4", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_OfItsOwnReport_IsTheSame()
    {
        var whole = Shard("1/1", Fake.Complete("N.A.Set"), Fake.Noticed("N.A.Reset"), Fake.Refused("N.A.Naps"));

        Assert.Equal((3, ""), (Merge(whole).Code, Merge(whole).Error));

        Assert.Equal(File.ReadAllText(whole), File.ReadAllText(_folder["whole.json"]));
    }

    [Fact]
    public void Merge_ShardWithinABound_ClaimsTheLeastBoundOfAll()
    {
        var run = Merge(
            Shard("1/3", Fake.Complete("N.A.Set", bound: 3)),
            Shard("2/3", Fake.Complete("N.A.Set")),
            Shard("3/3", Fake.Complete("N.A.Set", bound: 2)));

        Assert.Equal(0, run.Code);
        Assert.Contains("| every interleaving with at most 2 preemptions explored ", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Number(First(), "bound"));
    }

    [Fact]
    public void Merge_ShardOutOfTime_ClaimsNothingOfTheWhole()
    {
        var late = Fake.Ending(
            "N.A.Set", (_, options) => Fake.Report("N.A.Set", options) with { Schedules = 5, Interleavings = 4, IsOutOfTime = true });

        Merge(Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", late));

        Assert.Equal("sampled, out of time", First().GetProperty("verdict").GetString());
        Assert.Equal(1_254, Number(First(), "interleavings"));
    }

    [Fact]
    public void Merge_OneShardViolated_ShowsIt()
    {
        var run = Merge(
            Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", Fake.Violated("N.A.Set", ViolationKind.Stuck, "Nothing can run.")));

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("N.A.Set was violated: stuck\n  Nothing can run.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("replay: weft replay Fake.dll w1.AbC-9", run.Output, StringComparison.Ordinal);
        Assert.Contains("trace: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(("violated", "stuck"), (First().GetProperty("verdict").GetString(), First().GetProperty("kind").GetString()));
    }

    [Fact]
    public void Merge_OneShardRefused_IsRefused() =>
        Assert.Equal(3, Merge(Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", Fake.Refused("N.A.Set"))).Code);

    [Fact]
    public void Merge_ShardMissing_IsNamedAndClaimsNothing()
    {
        var run = Merge(Shard("2/4", Fake.Complete("N.A.Set")), Shard("4/4", Fake.Complete("N.A.Set")));

        Assert.Equal(
            (5, "The shards 1/4, 3/4 are missing, so nothing is said of the whole; run them too." + Environment.NewLine),
            (run.Code, run.Error));
        Assert.Equal("sampled", First().GetProperty("verdict").GetString());
    }

    [Fact]
    public void Merge_ShardMissingAndAViolation_IsViolatedAllTheSame()
    {
        var run = Merge(Shard("1/2", Fake.Violated("N.A.Set")));

        Assert.Equal(
            (1, "The shard 2/2 is missing, so nothing is said of the whole; run it too." + Environment.NewLine), (run.Code, run.Error));
    }

    [Fact]
    public void Merge_ShardTwice_IsNamedAndCountedOnce()
    {
        var (first, second) = (Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", Fake.Complete("N.A.Set")));
        var again = _folder["again.json"];
        File.Copy(first, again);

        var run = Merge(first, again, second);

        Assert.Equal(5, run.Code);
        Assert.Equal($"The shard 1/2 is there twice, '{first}' and '{again}'; the second was left out." + Environment.NewLine, run.Error);
        Assert.Equal(2_500, Number(First(), "interleavings"));
    }

    [Fact]
    public void Merge_ShardWithoutATest_IsNamedAndClaimsNothingOfIt()
    {
        var run = Merge(
            Shard("1/2", Fake.Complete("N.A.Set"), Fake.Complete("N.A.Reset")), Shard("2/2", Fake.Complete("N.A.Set")));

        Assert.Equal(
            (5, "The shard 2/2 is without N.A.Reset, so nothing is said of the whole of it; run it to the end." + Environment.NewLine),
            (run.Code, run.Error));
        Assert.Contains("1 every interleaving explored, 1 sampled", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("its run had other options: the seed (9, not 0)", "settings/seed", "9")]
    [InlineData("its run had other options: the bound on preemptions (2, not none)", "settings/bound", "2")]
    [InlineData("it is of the assembly Other, not Fake", "assembly", "\"Other\"")]
    [InlineData("it was written by version 0.0.9 of the tool, not 0.1.0", "tool", "\"0.0.9\"")]
    [InlineData("it is of one shard of 3, not of 2", "shard", "\"2/3\"")]
    [InlineData("its N.A.Set is of another version of the program", "tests/0/program", "\"0badcafe\"")]
    public void Merge_OfWhatDoesNotBelongTogether_IsRefused(string fault, string member, string value)
    {
        var (first, second) = (Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", Fake.Complete("N.A.Set")));
        Change(second, member, value);

        AssertRefused(
            $"'{second}' does not belong to '{first}': {fault}; run all shards with one build and the same options.", Merge(first, second));
    }

    [Theory]
    [InlineData("tests/0/verdict", "\"fine\"")]
    [InlineData("tests/0/program", "\"xyz\"")]
    [InlineData("tests/0/schedules", "\"many\"")]
    [InlineData("tests/0/name", "null")]
    [InlineData("tests/0/remarks", "[null]")]
    [InlineData("tests/0/uncontrolled", "[null]")]
    [InlineData("tests", "[null]")]
    [InlineData("tests", "null")]
    [InlineData("shard", "\"0/2\"")]
    [InlineData("settings", "{}")]
    public void Merge_OfADamagedReport_IsRefused(string member, string value)
    {
        var path = Shard("1/2", Fake.Complete("N.A.Set"));
        Change(path, member, value);

        AssertRefused($"'{path}' is not a report of this version; give a file that --json has written.", Merge(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{\"tests\": []}")]
    public void Merge_OfAnotherFile_IsRefused(string content)
    {
        var path = _folder.Write("other.json", content);

        AssertRefused($"'{path}' is not a report of this version; give a file that --json has written.", Merge(path));
    }

    [Fact]
    public void Merge_ByTheProgramItself_IsTheSame()
    {
        var (first, second) = (Shard("1/2", Fake.Complete("N.A.Set")), Shard("2/2", Fake.Complete("N.A.Set")));

        var run = CommandRun.Own([], "dotnet run --", "merge", first, second);

        Assert.Equal(Merge(first, second), run);
    }

    private void AssertRefused(string sentence, CommandRun run)
    {
        Assert.Equal((2, "", sentence + Environment.NewLine), (run.Code, run.Output, run.Error));
        Assert.False(File.Exists(_folder["whole.json"]));
    }

    private CommandRun Merge(params string[] paths) => CommandRun.Weft([], ["merge", .. paths, "--json", _folder["whole.json"]]);

    private string Shard(string shard, params TestCase[] tests) => Shard(shard, out _, tests);

    private string Shard(string shard, out CommandRun run, params TestCase[] tests)
    {
        var path = _folder[$"{shard.Replace('/', '-')}.json"];
        run = CommandRun.Weft(
            tests, "test", CommandRun.FakeAssembly, "-s", "exhaustive", "--shard", shard, "-o", _folder.Path, "--json", path);
        return path;
    }

    private static void Change(string path, string member, string value)
    {
        var document = JsonNode.Parse(File.ReadAllText(path))!;
        var steps = member.Split('/');
        var parent = steps[..^1].Aggregate(document, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);
        File.WriteAllText(path, document.ToJsonString());
    }

    private static int Number(JsonElement test, string name) => test.GetProperty(name).GetInt32();

    private JsonElement First()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(_folder["whole.json"]));
        return document.RootElement.GetProperty("tests")[0].Clone();
    }
}
