using Weft.Exploration;

namespace Weft.Tool.Tests;

/// <summary>Whatever is wrong with what was asked: exit code 2, one sentence, nothing printed, explored or written.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly string[] Names = ["N.Events.Set", "N.Events.Reset", "N.Tasks.Starts"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Say what to do: test, replay, merge or members; --help tells more.")]
    [InlineData("There is no command 'explore'; the commands are test, replay, merge and members.", "explore")]
    [InlineData("The argument <assembly> is missing: the .dll that holds the tests.", "test")]
    [InlineData("The argument <replay> is missing: a replay string, or the path of a .trace file.", "replay", "Fake.dll")]
    [InlineData("'more' is one argument too many; --help tells what is expected.", "test", "Fake.dll", "more")]
    [InlineData("'@more' is one argument too many; --help tells what is expected.", "test", "Fake.dll", "@more")]
    [InlineData("There is no option '--iteration'; --help lists the options.", "test", "Fake.dll", "--iteration", "5")]
    [InlineData("There is no option '-x'; --help lists the options.", "test", "Fake.dll", "-x")]
    [InlineData("There is no option '--seed'; --help lists the options.", "replay", "Fake.dll", "w1.AbC-9", "--seed", "5")]
    [InlineData("The option -i needs a value.", "test", "Fake.dll", "-i")]
    [InlineData("--iterations takes a whole number from 1 to 2147483647, not '--seed'.", "test", "Fake.dll", "-i", "--seed", "5")]
    [InlineData("The option -s needs a value.", "test", "Fake.dll", "-s")]
    [InlineData("The option --json needs a value.", "test", "Fake.dll", "--json")]
    [InlineData("The option -i may be given once only.", "test", "Fake.dll", "-i", "5", "-i", "6")]
    [InlineData("--iterations takes a whole number from 1 to 2147483647, not 'many'.", "test", "Fake.dll", "-i", "many")]
    [InlineData("--iterations takes a whole number from 1 to 2147483647, not '0'.", "test", "Fake.dll", "--iterations", "0")]
    [InlineData("--iterations takes a whole number from 1 to 2147483647, not '1.5'.", "test", "Fake.dll", "-i", "1.5")]
    [InlineData("--iterations takes a whole number from 1 to 2147483647, not '2147483648'.", "test", "Fake.dll", "-i", "2147483648")]
    [InlineData("--seed takes a whole number from 0 to 4294967295, not '-1'.", "test", "Fake.dll", "--seed", "-1")]
    [InlineData("--max-steps takes a whole number from 1 to 2147483647, not '-5'.", "test", "Fake.dll", "-ms", "-5")]
    [InlineData("--parallelism takes a whole number from 0 to 1024, not 'all'.", "test", "Fake.dll", "--parallelism", "all")]
    [InlineData(
        "There is no strategy 'Random'; the strategies are: mixed, random, depth-first, dfs, exhaustive, pct, pos, urw, delay, portfolio.",
        "test", "Fake.dll", "-s", "Random")]
    [InlineData(
        "--time takes a time up to 576h such as 90s, 2m or 1h, or a number of minutes, not '0s'.", "test", "Fake.dll", "--time", "0s")]
    [InlineData(
        "--time takes a time up to 576h such as 90s, 2m or 1h, or a number of minutes, not 'soon'.", "test", "Fake.dll", "--time", "soon")]
    [InlineData(
        "--time takes a time up to 576h such as 90s, 2m or 1h, or a number of minutes, not '-5'.", "test", "Fake.dll", "--time", "-5")]
    [InlineData(
        "--time takes a time up to 576h such as 90s, 2m or 1h, or a number of minutes, not '577h'.", "test", "Fake.dll", "--time", "577h")]
    [InlineData("The option --time needs a value.", "test", "Fake.dll", "--time")]
    [InlineData("--bound takes a whole number from 0 to 2147483647, not 'two'.", "test", "Fake.dll", "-s", "exhaustive", "--bound", "two")]
    [InlineData("--bound takes a whole number from 0 to 2147483647, not '-1'.", "test", "Fake.dll", "-s", "exhaustive", "--bound", "-1")]
    [InlineData(
        "--bound bounds an exhaustive exploration only; add --strategy exhaustive, or leave it out.",
        "test", "Fake.dll", "-s", "random", "--bound", "2")]
    [InlineData(
        "--shard takes a part of so many, from 1/1 to 10000/10000, such as 2/4, not '0/4'.",
        "test", "Fake.dll", "-s", "exhaustive", "--shard", "0/4")]
    [InlineData(
        "--shard takes a part of so many, from 1/1 to 10000/10000, such as 2/4, not '5/4'.",
        "test", "Fake.dll", "-s", "exhaustive", "--shard", "5/4")]
    [InlineData(
        "--shard takes a part of so many, from 1/1 to 10000/10000, such as 2/4, not '2'.",
        "test", "Fake.dll", "-s", "exhaustive", "--shard", "2")]
    [InlineData(
        "--shard takes a part of so many, from 1/1 to 10000/10000, such as 2/4, not '1/10001'.",
        "test", "Fake.dll", "-s", "exhaustive", "--shard", "1/10001")]
    [InlineData(
        "--shard splits an exhaustive exploration only; add --strategy exhaustive, or leave it out.", "test", "Fake.dll", "--shard", "2/4")]
    [InlineData("--state '' is not a path.", "test", "Fake.dll", "--state", "")]
    [InlineData("There is no option '--time'; --help lists the options.", "replay", "Fake.dll", "w1.AbC-9", "--time", "5")]
    [InlineData("The argument <reports> is missing: the files that --json has written for the shards, in any order.", "merge")]
    [InlineData("The report 'gone.json' does not exist; correct the path, or run its shard first.", "merge", "gone.json")]
    [InlineData("--races takes on or off, not 'maybe'.", "test", "Fake.dll", "--races", "maybe")]
    [InlineData("--uncontrolled takes refuse or tolerate, not 'maybe'.", "test", "Fake.dll", "--uncontrolled", "maybe")]
    [InlineData(
        "No test's full name contains 'Sett'; the nearest of 3 are: N.Events.Set, N.Events.Reset, N.Tasks.Starts.",
        "test", "Fake.dll", "-m", "Sett")]
    [InlineData(
        "No test's full name contains 'events'; the nearest of 3 are: N.Events.Set, N.Events.Reset, N.Tasks.Starts.",
        "test", "Fake.dll", "-m", "events")]
    [InlineData(
        "No test's full name contains 'TasksStart'; the nearest of 3 are: N.Tasks.Starts, N.Events.Set, N.Events.Reset.",
        "test", "Fake.dll", "-m", "TasksStart")]
    [InlineData(
        "No test's full name contains ''; the nearest of 3 are: N.Events.Set, N.Events.Reset, N.Tasks.Starts.",
        "test", "Fake.dll", "-m", "")]
    [InlineData("--json '' is not a path.", "test", "Fake.dll", "--json", "")]
    [InlineData("--outdir '' is not a path.", "test", "Fake.dll", "-o", "")]
    [InlineData("The replay string is cut, or no replay string.", "replay", "Fake.dll", "rubbish")]
    [InlineData("The replay string belongs to no test of 'Fake.dll'; it may be of another assembly.", "replay", "Fake.dll", "w1.foreign")]
    [InlineData(
        "'Events' is a part of 2 tests' names; a schedule belongs to one, so give its full name.",
        "replay", "Fake.dll", "w1.AbC-9", "-m", "Events")]
    [InlineData("The trace 'gone.trace' does not exist.", "replay", "Fake.dll", "gone.trace")]
    public void CommandLine_Wrong_SaysWhyAndDoesNothing(string sentence, params string[] args)
    {
        var explored = false;
        TestCase[] tests = [.. Names.Select(name => Fake.Ending(name, (_, options) =>
        {
            explored = true;
            return Fake.Report(name, options);
        }))];

        AssertSays(sentence, CommandRun.Weft(tests, args));

        Assert.False(explored);
    }

    [Fact]
    public void Assembly_Missing_IsNamed() => AssertSays(
        $"The assembly '{_folder["gone.dll"]}' does not exist; build it first, or correct the path.",
        CommandRun.WeftOnFiles("test", _folder["gone.dll"]));

    [Fact]
    public void Assembly_IsDirectory_IsNamed() => AssertSays(
        $"'{_folder.Path}' is a directory; give the .dll that holds the tests.", CommandRun.WeftOnFiles("test", _folder.Path));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("MZ and then nothing of the kind")]
    [InlineData("\u007fELF and more of a program for this machine than fits into a header, or so it says, and says, and says, and says on")]
    public void Assembly_IsOfAnotherFormat_IsNamed(string content)
    {
        var path = _folder.Write("other.dll", content);

        AssertSays(
            $"'{path}' is not a .NET assembly; give the .dll that holds the tests.", CommandRun.WeftOnFiles("test", path), "other.dll");
    }

    [Fact]
    public void Assembly_CutOff_IsNamed()
    {
        var whole = File.ReadAllBytes(typeof(Subjects.Counter).Assembly.Location);
        File.WriteAllBytes(_folder["cut.dll"], whole[..(whole.Length / 2)]);

        AssertSays(
            $"'{_folder["cut.dll"]}' is not a .NET assembly; give the .dll that holds the tests.",
            CommandRun.WeftOnFiles("test", _folder["cut.dll"]),
            "cut.dll");
    }

    [Fact]
    public void Assembly_WithoutTests_IsNamed()
    {
        var path = typeof(Running.Runner).Assembly.Location;

        AssertSays(
            $"'{path}' has no tests; mark public static methods with [Microsoft.Coyote.SystematicTesting.TestAttribute].",
            CommandRun.WeftOnFiles("test", path));
    }

    [Fact]
    public void Json_FolderMissing_IsNamed() => AssertSays(
        $"The folder of --json '{_folder["gone/report.json"]}' does not exist; create it first.",
        Run("--json", _folder["gone/report.json"]));

    [Fact]
    public void Json_IsDirectory_IsNamed() => AssertSays(
        $"--json names the directory '{_folder.Path}'; give the name of a file.", Run("--json", _folder.Path));

    [Fact]
    public void Json_ReadOnly_IsNamed()
    {
        var path = _folder.Write("report.json", "{}");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        AssertSays($"The file '{path}' of --json is read-only; delete it, or choose another.", Run("--json", path), "report.json");
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void OutDirectory_BelowAFile_IsNamed()
    {
        var file = _folder.Write("file", "");

        AssertSays(
            $"--outdir '{Path.Combine(file, "traces")}' cannot be a directory, because '{file}' is none.",
            Run("-o", Path.Combine(file, "traces")),
            "file");
    }

    private static CommandRun Run(params string[] args) =>
        CommandRun.Weft([Fake.Throwing("N.A.Set", new InvalidOperationException("explored"))], ["test", CommandRun.FakeAssembly, .. args]);

    private void AssertSays(string sentence, CommandRun run, params string[] filesBefore)
    {
        Assert.Equal((2, "", sentence + Environment.NewLine), (run.Code, run.Output, run.Error));
        Assert.Equal(filesBefore, _folder.Names);
    }
}
